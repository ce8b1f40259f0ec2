import { z } from 'zod'
import { ORDER, type OrderedStep, type PasarStep, type StepName } from './steps'

const count = z.number().nonnegative()
/** The rows that a step has read or written, and the seconds it took. */
const measurement = { rows: count, seconds: count }

const daySums = z.object({ orders: count, total: z.number() }).nullable()

/**
 * A difference in the sums that `verify` compared: in one merchant's day, or in a range of keys.
 */
const difference = z.union([
  z.object({ kind: z.literal('day'), merchant: count, day: z.string(), theirs: daySums, ours: daySums }),
  z.object({ kind: z.enum(['rows', 'sum', 'bytes']), table: z.string(), first: count, last: count }),
])

/** A difference in one row of a whole order. */
const orderDifference = z.object({ kind: z.literal('row').default('row'), table: z.string(), key: count })

export type VerifiedDifference = z.output<typeof difference> | z.output<typeof orderDifference>

const comparison = z.object({
  ...measurement,
  /** The last bundle before the comparison. */
  sequence: count,
  /** Absent until the sums of the other side have arrived. */
  differences: z.array(difference).optional(),
  /** Whole orders, cell by cell. */
  orders: z.object({ differences: z.array(orderDifference) }).nullish(),
})

/**
 * Schemas of the last line that a step prints with `--json`, limited to the fields that other
 * programs read.
 */
const RESULTS = {
  rehearse: z.object({ made: z.boolean() }),
  export: z.object({ bulkRows: count, seconds: count.optional() }),
  import: z.object(measurement),
  verify: comparison,
  'cut-over': z.object({ secondsWithoutOrders: z.number() }),
  /** The operator who purged, and the time, as in the certificate. */
  purge: z.object({ by: z.string(), closedAt: z.string() }),
  trade: z.object({ closed: z.boolean() }),
  /** The order whose amount is changed by one rupiah, or restored. */
  plant: z.object({ order: z.number(), planted: z.boolean() }),
  /** The rows of a reason; or why one row is still waiting, null when it is loaded. */
  repair: z.object({ rows: z.array(z.object({ key: z.number() })).default([]), code: z.string().nullish() }),
} satisfies Partial<Record<StepName, z.ZodType>>

export type StepResult<Name extends keyof typeof RESULTS> = z.output<(typeof RESULTS)[Name]>

/** Returns undefined without a result, or for a result of another build. */
export const readResult = <Name extends keyof typeof RESULTS>(name: Name, result: unknown) =>
  RESULTS[name].safeParse(result).data as StepResult<Name> | undefined

/**
 * Returns the differences that `verify` found, in sums and in whole orders; null without data to
 * compare with.
 */
export function listDifferences({ differences, orders }: StepResult<'verify'>): VerifiedDifference[] | null {
  return differences ? [...differences, ...(orders?.differences ?? [])] : null
}

export const countDifferences = (result: StepResult<'verify'>) => listDifferences(result)?.length ?? null

const oldShopStatus = z.object({
  rehearsal: z.object({ orders: count }).nullish(),
  /** `frozen` during a cut-over, `opened` after Pasar has opened. */
  phase: z.enum(['selling', 'frozen', 'opened']).default('selling'),
  /** Rows by the name of their table. */
  tables: z.record(z.string(), count),
  export: z.object({
    migration: z.string().nullable(),
    bundles: count,
    bulkRows: count,
    changedRows: count,
    behind: z.number().nullable(),
  }),
})

const tableCount = z.object({
  table: z.string(),
  source: count,
  loaded: count,
  quarantined: count,
  refused: count,
  repaired: count,
  imported: count,
  reasons: z.record(z.string(), count),
})

const pasarStatus = z.object({
  phase: z.enum(['none', 'loading', 'open']).default('none'),
  bundles: z.object({ migration: z.string().nullable(), count, rows: count, half: z.number().nullable() }),
  tables: z.array(tableCount),
  /** Loaded shoppers who consented; only their names were transferred. */
  consented: count,
})

export type TableCount = z.output<typeof tableCount>

const purged = z.object({ phase: z.literal('purged') })

/** The result of `status` of each side; a purged side has no counts. */
export const statusSchema = {
  'old-shop': z.union([purged, oldShopStatus]),
  pasar: z.union([purged, pasarStatus]),
}

/** The counts of both sides while neither is purged. */
export type Sides = { 'old-shop': z.output<typeof oldShopStatus>; pasar: z.output<typeof pasarStatus> }

type PasarSide = { phase: 'none' | 'loading' | 'open' | 'purged'; bundles: { count: number; half: number | null } }

/**
 * Returns which of Pasar's steps are done, by Pasar's own counts. `verified` is the last bundle of
 * a comparison without differences.
 */
export function pasarStepsDone({ phase, bundles }: PasarSide, verified?: number): Record<PasarStep, boolean> {
  // The cut-over also imports the last changes and compares.
  const isOpen = phase === 'open' || phase === 'purged'
  const isWhole = bundles.count > 0 && bundles.half === null

  return {
    import: isOpen || isWhole,
    verify: isOpen || (isWhole && verified === bundles.count - 1),
    'cut-over': isOpen,
    purge: phase === 'purged',
  }
}

/** Returns which steps are done, by the counts of both sides; `verified` as above. */
export function stepsDone({ 'old-shop': oldShop, pasar }: Sides, verified?: number): OrderedStep[] {
  const { bundles } = oldShop.export
  const here = pasarStepsDone(pasar, verified)
  const isLoaded = here['cut-over'] || (here.import && pasar.bundles.count === bundles)
  const isVerified = isLoaded && here.verify
  const isDone = {
    ...here,
    rehearse: oldShop.rehearsal != null,
    export: bundles > 0,
    follow: isLoaded && (here['cut-over'] || bundles > 1),
    checksum: isVerified,
    verify: isVerified,
  } satisfies Record<OrderedStep, boolean>

  return ORDER.filter((step) => isDone[step])
}

const progress = z.object({
  step: z.string(),
  done: z.number(),
  of: z.number().nullable(),
  rate: z.number(),
  secondsLeft: z.number().nullable(),
  /** The rows that are done so far, by table. */
  tables: z.record(z.string(), count).optional(),
})

export type StepProgress = z.output<typeof progress>

const failure = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string(),
})

/**
 * Why a step failed: `code` selects the message in each language, and `message` is the step's own
 * sentence.
 */
export type StepFailure = z.output<typeof failure>

const ended = z.object({
  command: z.string(),
  /** Null when a signal ended it. */
  code: z.number().nullable(),
  seconds: z.number(),
  failures: z.array(failure).default([]),
})

/** A line of a step that dev control runs: progress, a result, or finally its exit. */
export const lineSchema = z.union([
  z.object({ progress }),
  z.object({ ended }),
  z.record(z.string(), z.unknown()).transform((result) => ({ result })),
])

const at = z.iso.datetime()

/** A migration as dev control has observed it. */
export const stepHistorySchema = z.object({
  /** The last outcome of each step. */
  outcomes: z.record(
    z.string(),
    z.object({
      at,
      code: ended.shape.code,
      seconds: z.number(),
      result: z.record(z.string(), z.unknown()).nullable(),
      /** The run with the most rows: a handful of changes does not show how fast a step is. */
      most: z.object(measurement).optional(),
    }),
  ),
  /** The counts of both sides after each `status`. */
  looks: z.array(z.object({ at, sides: z.record(z.string(), z.unknown()) })),
  /** Whether a step has run in a terminal since the last `status`. */
  stale: z.boolean().default(false),
  running: z.object({ command: z.string(), progress: progress.nullable() }).nullable().default(null),
})

export type StepHistory = z.output<typeof stepHistorySchema>
export type Outcome = StepHistory['outcomes'][string]

/** Rows and seconds of a run that counts them. */
export const readMeasured = (result: unknown) => z.object(measurement).safeParse(result).data
