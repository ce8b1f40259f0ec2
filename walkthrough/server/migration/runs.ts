import { z } from 'zod'
import { type Control, callControl } from '../controls/controls'
import { readJsonLines } from '../json-lines'

const count = z.number().nonnegative()

const progress = z.object({
  step: z.string(),
  done: z.number(),
  of: z.number().nullable(),
  rate: z.number(),
  secondsLeft: z.number().nullable(),
})

export type Progress = z.infer<typeof progress>

const oldShop = z.object({
  rehearsal: z.object({ orders: count }).nullish(),
  /** `frozen` in the middle of a cut-over, `opened` since Pasar has. */
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
  mended: count,
  arrived: count,
  reasons: z.record(z.string(), count),
})

const pasar = z.object({
  phase: z.enum(['none', 'loading', 'open']).default('none'),
  bundles: z.object({ migration: z.string().nullable(), count, rows: count, half: z.number().nullable() }),
  tables: z.array(tableCount),
  /** Of the loaded shoppers, those who said yes: only they come by name. */
  consented: count,
})

export type TableCount = z.infer<typeof tableCount>

/** Pasar's side after a purge: nothing of a move, and something of one before. */
const PURGED: z.output<typeof pasar> = {
  phase: 'none',
  bundles: { migration: 'purged', count: 0, rows: 0, half: null },
  tables: [],
  consented: 0,
}
const emptied = z.object({ phase: z.literal('purged') }).transform(() => PURGED)

/** Where everything was at one moment of the demo's time, as each side counted its own. */
const look = z
  .object({ at: z.iso.datetime(), sides: z.object({ 'old-shop': oldShop, pasar: z.union([emptied, pasar]) }) })
  .transform(({ at, sides }) => ({ at, sides: { ...sides, pasar: ofThisMove(sides) } }))

type Sides = { 'old-shop': z.output<typeof oldShop>; pasar: z.output<typeof pasar> }

/** Whether what lies at Pasar came with a move before this one. */
export const isOfBefore = ({ 'old-shop': { export: exported }, pasar }: Sides) =>
  pasar.bundles.migration !== null && pasar.bundles.migration !== exported.migration

/** That counts for nothing in this one. */
function ofThisMove(sides: Sides): Sides['pasar'] {
  const { pasar } = sides
  if (!isOfBefore(sides)) return pasar

  return {
    ...pasar,
    phase: 'none',
    bundles: { ...pasar.bundles, count: 0, rows: 0, half: null },
    tables: [],
    consented: 0,
  }
}

export type Look = z.infer<typeof look>

/** Both sides have dropped what they had of the move, and there is nothing left to count. */
const purgedLook = z
  .object({
    at: z.iso.datetime(),
    sides: z.object({
      'old-shop': z.object({ phase: z.literal('purged') }),
      pasar: z.object({ phase: z.literal('purged') }),
    }),
  })
  .transform(({ at }) => ({ purgedAt: at }))

/** Whether a move has come to its end here, also where another has begun since. */
export const wasPurged = ({ looks, purgedAt }: Pick<Seen, 'looks' | 'purgedAt'>) =>
  purgedAt !== null || looks.at(-1)?.sides.pasar.bundles.migration === PURGED.bundles.migration

const outcome = z.object({
  at: z.iso.datetime(),
  code: z.number().nullable(),
  seconds: z.number(),
  result: z.record(z.string(), z.unknown()).nullable(),
})

const seen = z.object({
  /** A command has run in a terminal since the last look. */
  stale: z.boolean().default(false),
  running: z.object({ command: z.string(), progress: progress.nullable() }).nullable(),
  outcomes: z.record(z.string(), outcome),
  // A look of another build, or in the middle of a purge, is none.
  looks: z
    .array(z.union([look, purgedLook]).nullable().catch(null))
    .transform((looks) => looks.filter((one) => one !== null)),
})

/** What the operator's desk, a part of dev control, has seen of the move. */
export type Seen = Omit<z.infer<typeof seen>, 'looks'> & {
  looks: Look[]
  /** Since when nothing of it is left to count. */
  purgedAt: string | null
}

/** @throws {TypeError} where nobody answers. */
export async function readDesk(devControl: Control): Promise<Seen> {
  const response = await callControl(devControl, { path: '/migration' })

  const { looks, ...rest } = seen.parse(await response.json())
  const last = looks.at(-1)

  return {
    ...rest,
    looks: looks.filter((one) => 'sides' in one),
    purgedAt: last && 'purgedAt' in last ? last.purgedAt : null,
  }
}

const failure = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string(),
})

/** Why a command ended: told to people by its code, and in the command’s own words where that is newer than this build. */
export type Failure = z.infer<typeof failure>

const ended = z.object({ command: z.string(), code: z.number().nullable(), seconds: z.number() })

const line = z.union([
  z.object({ progress }),
  z.object({ ended: ended.extend({ failures: z.array(failure).default([]) }) }),
  z.record(z.string(), z.unknown()).transform((result) => ({ result })),
])

export type CommandLine = z.infer<typeof line>

export class DeskRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`The desk refused with ${code}.`)
  }
}

export type Command = { name: string; told?: Record<string, unknown> }

/**
 * Has the desk run one command, and gives each line as it comes, the last of which says how it ended.
 * @throws {DeskRefused} where it cannot begin.
 */
export async function* runCommand(
  devControl: Control,
  { name, told, at }: Command & { at?: string },
): AsyncGenerator<CommandLine> {
  const { ok, status, body } = await callControl(devControl, {
    path: `/migration/${name}`,
    method: 'POST',
    body: { ...told, ...(at && { at }) },
    timeoutMs: null,
  })
  if (!ok || !body) throw new DeskRefused(status, status === 409 ? 'already_running' : 'refused')
  for await (const value of readJsonLines(body)) yield line.parse(value)
}

/** `kill -9` for what runs. */
export const killCommand = (devControl: Control) => callControl(devControl, { path: '/migration/kill', method: 'POST' })

const compared = z.object({
  differences: z.array(z.unknown()),
  /** Whole orders, cell by cell. */
  orders: z.object({ differences: z.array(z.unknown()) }).nullish(),
})

/** What `verify` has found, in sums and in whole orders; null where there was nothing to compare with. */
export function countDifferences(result: Record<string, unknown>): number | null {
  const { data } = compared.safeParse(result)

  return data ? data.differences.length + (data.orders?.differences.length ?? 0) : null
}
