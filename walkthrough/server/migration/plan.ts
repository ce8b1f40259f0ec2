import { readResult, stepsDone as stepsOf } from '@jembatan/migration-bundle/step-results'
import { ORDER, type OrderedStep, type StepRun } from '@jembatan/migration-bundle/steps'
import type { MigrationStatus } from './runs'

/** A look at both sides, with which the plan of each button ends. */
export const STATUS: StepRun = { name: 'status' }

/** Rows that wait in quarantine stay behind, and the certificate says why. */
export const PURGE = {
  name: 'purge',
  options: {
    yes: true,
    // The certificate shows it in either language.
    leave: 'Latihan: baris di karantina itu rekaan. · A rehearsal: the rows in quarantine are made up.',
  },
} as const satisfies StepRun

/** For so long, and so often a second, the old shop goes on selling during the migration. */
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
  purge: ({ by }: PlanInput) => [by ? { ...PURGE, options: { ...PURGE.options, by } } : PURGE, STATUS],
  'roll-back': () => [{ name: 'roll-back' }, STATUS],
  /** For the next presenter: another old shop, of which nothing is exported. */
  anew: ({ orders, open, purged }: PlanInput) => [
    ...(open ? [PURGE] : []),
    // After an opening, imported rows are Pasar's own.
    ...(open || purged ? [{ name: 'reset' } as const] : []),
    { name: 'rehearse', options: { orders, anew: true } },
    STATUS,
  ],
  /** For a rehearsal: plants a difference of a rupiah at Pasar, or takes it back, and compares. */
  difference: ({ planted }: PlanInput) => [
    { name: 'plant', options: planted === null ? {} : { 'take-back': planted } },
    ...VERIFY,
    STATUS,
  ],
  look: () => [STATUS],
  /** After seven days of the demo's time. */
  week: () => [STATUS],
} satisfies Record<string, (input: PlanInput) => StepRun[]>

type PlanInput = {
  orders: number
  /** The name on the certificate. */
  by?: string
  /** Pasar has data of an earlier migration. */
  other: boolean
  /** Pasar has opened, so a purge comes before another rehearsal. */
  open: boolean
  /** A migration has ended here. */
  purged: boolean
  /** The order of the rehearsal in which a rupiah is planted. */
  planted: number | null
}

/** The order in which `plant` has left a rupiah; null where it has not. */
export function plantedIn({ outcomes: { plant } }: Pick<MigrationStatus, 'outcomes'>): number | null {
  const { order = null, planted = false } = readResult('plant', plant?.result) ?? {}

  return planted ? order : null
}

export type PlanStep = keyof typeof PLAN

export const isPlanStep = (name: string): name is PlanStep => Object.hasOwn(PLAN, name)

/** Which of them are done, as both sides count. */
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
