import type { Command, Seen } from './runs'

/** A look at both sides, with which each step ends. */
export const STATUS: Command = { name: 'status' }

/** Rows that wait in quarantine stay behind, and the certificate says why. */
export const PURGE: Command = {
  name: 'purge',
  told: {
    yes: true,
    // It stands as it is on the certificate in either language.
    leave: 'Latihan: baris di karantina itu rekaan. · A rehearsal: the rows in quarantine are made up.',
  },
}

/** Letters of a name on the certificate. */
export const MOST_LETTERS = 60

/** For so long, and so often a second, the old shop goes on selling while it moves. */
const TRADING = { rate: 40, for: 5 }

/** The commands behind each button, in their order; each is safe to repeat. After them both sides are looked at. */
export const PLAN = {
  rehearse: ({ orders }: Wish): Command[] => [{ name: 'rehearse', told: { orders } }, STATUS],
  export: () => [{ name: 'export' }, STATUS],
  import: ({ other }: Wish) => [{ name: 'import', told: other ? { anew: true } : {} }, STATUS],
  follow: () => [
    { name: 'trade', told: TRADING },
    { name: 'follow', told: { once: true } },
    { name: 'import' },
    STATUS,
  ],
  verify: () => [{ name: 'sum' }, { name: 'import' }, { name: 'verify' }, STATUS],
  'cut-over': () => [{ name: 'cut-over' }, STATUS],
  purge: ({ by }: Wish): Command[] => [{ ...PURGE, told: { ...PURGE.told, ...(by && { by }) } }, STATUS],
  back: () => [{ name: 'back' }, STATUS],
  /** For the next presenter: another old shop, of which nothing has crossed. */
  anew: ({ orders, open, purged }: Wish) => [
    ...(open ? [PURGE] : []),
    // What was brought over is Pasar's own from then on.
    ...(open || purged ? [{ name: 'reset' }] : []),
    { name: 'rehearse', told: { orders, anew: true } },
    STATUS,
  ],
  /** For a rehearsal: one rupiah more at Pasar, or none any more, and what the comparison says of it. */
  difference: ({ planted }: Wish): Command[] => [
    planted === null ? { name: 'plant' } : { name: 'plant', told: { 'take-back': planted } },
    { name: 'sum' },
    { name: 'import' },
    { name: 'verify' },
    STATUS,
  ],
  look: () => [STATUS],
  /** After seven days of the demo's time. */
  week: () => [STATUS],
} satisfies Record<string, (wish: Wish) => Command[]>

type Wish = {
  orders: number
  /** Who stands on the certificate. */
  by?: string
  /** What lies at Pasar is of a move before this one. */
  other: boolean
  /** Pasar has opened with it, and a purge comes before another. */
  open: boolean
  /** A move has come to its end here. */
  purged: boolean
  /** In which order of the rehearsal there is a rupiah too many. */
  planted: number | null
}

/** The order in which the last command of its kind has left a rupiah too many; null where none has. */
export function plantedIn({ outcomes: { plant } }: Pick<Seen, 'outcomes'>): number | null {
  const { order, planted } = plant?.result ?? {}

  return planted === true && typeof order === 'number' ? order : null
}

export type PlanStep = keyof typeof PLAN

export const isPlanStep = (name: string): name is PlanStep => Object.hasOwn(PLAN, name)

/** In which the presenter goes through them. */
export const IN_ORDER = [
  'rehearse',
  'export',
  'import',
  'follow',
  'verify',
  'cut-over',
  'purge',
] as const satisfies PlanStep[]

/** Which of them are done, as both sides' counts say. */
export function stepsDone({ looks, outcomes, purgedAt }: Pick<Seen, 'looks' | 'outcomes' | 'purgedAt'>): PlanStep[] {
  if (purgedAt) return [...IN_ORDER]
  const sides = looks.at(-1)?.sides
  if (!sides) return []
  const { 'old-shop': oldShop, pasar } = sides
  const bundles = oldShop.export.bundles
  // The cut-over follows the last changes and compares, too.
  const isOpen = pasar.phase === 'open'
  const allLoaded = bundles > 0 && pasar.bundles.count === bundles && pasar.bundles.half === null
  const verified = outcomes.verify?.code === 0 && outcomes.verify.result?.sequence === bundles - 1

  return IN_ORDER.filter(
    (step) =>
      ({
        rehearse: oldShop.rehearsal != null,
        export: bundles > 0,
        import: pasar.bundles.count > 0 && pasar.bundles.half === null,
        follow: isOpen || (bundles > 1 && allLoaded),
        verify: isOpen || (allLoaded && verified),
        'cut-over': isOpen,
        purge: false,
      })[step],
  )
}
