import { readResult, stepsDone as stepsOf } from '@jembatan/migration-bundle/step-results'
import { ORDER, type OrderedStep, type StepRun } from '@jembatan/migration-bundle/steps'
import type { MigrationStatus } from './runs'

/** The status of both sides, the last step of every plan. */
export const STATUS: StepRun = { name: 'status' }

/**
 * The operator's name, and their reason for rows that stay in quarantine. Nobody writes either in
 * their place: the certificate says that no reason was given.
 */
type Signature = { by?: string; leave?: string }

export const purgeBy = ({ by, leave }: Signature) =>
  ({
    name: 'purge',
    options: { yes: true, ...(by && { by }), ...(leave ? { leave } : { 'leave-unexplained': true }) },
  }) as const satisfies StepRun

/** Seconds and rate of the old shop's sales during the migration. */
const TRADE: StepRun = { name: 'trade', options: { rate: 40, for: 5 } }

const VERIFY: StepRun[] = [{ name: 'checksum' }, { name: 'import' }, { name: 'verify' }]

/** The steps behind each button, in their order; each is safe to repeat. */
export const PLAN = {
  rehearse: ({ orders }: PlanInput) => [{ name: 'rehearse', options: { orders } }, STATUS],
  export: () => [{ name: 'export' }, STATUS],
  import: ({ other }: PlanInput) => [{ name: 'import', options: other ? { anew: true } : {} }, STATUS],
  follow: () => [TRADE, { name: 'follow', options: { once: true } }, { name: 'import' }, STATUS],
  verify: () => [...VERIFY, STATUS],
  'cut-over': () => [{ name: 'cut-over' }, STATUS],
  purge: (input: PlanInput) => [purgeBy(input), STATUS],
  'roll-back': () => [{ name: 'roll-back' }, STATUS],
  /** For the next presenter: a refilled old shop without an export. */
  anew: ({ orders, open, purged }: PlanInput) => [
    ...(open ? [purgeBy({})] : []),
    // After an opening, imported rows are Pasar's own.
    ...(open || purged ? [{ name: 'reset' } as const] : []),
    { name: 'rehearse', options: { orders, anew: true } },
    STATUS,
  ],
  /** For a rehearsal: plants or removes a difference of one rupiah at Pasar, and compares. */
  difference: ({ planted }: PlanInput) => [
    { name: 'plant', options: planted === null ? {} : { 'take-back': planted } },
    ...VERIFY,
    STATUS,
  ],
  look: () => [STATUS],
  /** After seven days on the demo clock. */
  week: () => [STATUS],
} satisfies Record<string, (input: PlanInput) => StepRun[]>

type PlanInput = Signature & {
  orders: number
  /** Pasar has data of an earlier migration. */
  other: boolean
  /** Pasar has opened, so a purge comes before another rehearsal. */
  open: boolean
  /** True after a finished migration. */
  purged: boolean
  /** The order in which the rehearsal plants a difference. */
  planted: number | null
}

/** The order with a planted difference; null without one. */
export function plantedIn({ outcomes: { plant } }: Pick<MigrationStatus, 'outcomes'>): number | null {
  const { order = null, planted = false } = readResult('plant', plant?.result) ?? {}

  return planted ? order : null
}

export type PlanStep = keyof typeof PLAN

export const isPlanStep = (name: string): name is PlanStep => Object.hasOwn(PLAN, name)

/** Returns the finished steps by the counts of both sides. */
export function stepsDone({
  looks,
  outcomes,
  purgedAt,
}: Pick<MigrationStatus, 'looks' | 'outcomes' | 'purgedAt'>): OrderedStep[] {
  if (purgedAt) return [...ORDER]
  const last = looks.at(-1)
  const verified = outcomes.verify?.code === 0 ? readResult('verify', outcomes.verify.result)?.sequence : undefined

  return last ? stepsOf(last.sides, verified) : []
}
