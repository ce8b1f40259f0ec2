import type { TableCount } from '@jembatan/migration-bundle/step-results'
import type { Look } from './runs'

/**
 * The workstreams of 2024 with their weights. The ministry named the first, "about 60 %"; the
 * others share the rest. Every crossing table is in one, so no quarantined row hides behind a
 * hundred percent.
 */
export const WORKSTREAMS = [
  { id: 'payment', weight: 60, tables: ['orders', 'orderLines', 'payments', 'refunds', 'balances'] },
  { id: 'userData', weight: 20, tables: ['shoppers'] },
  {
    id: 'merchantOperations',
    weight: 20,
    tables: ['merchants', 'merchantPapers', 'products', 'vouchers', 'reviews', 'invoices'],
  },
] as const

export type WorkstreamId = (typeof WORKSTREAMS)[number]['id']

export type Measured = {
  table: string
  /** Rows of the old shop, transferred or not. */
  source: number
  /** Rows imported into the shop. */
  imported: number
  loaded: number
  quarantined: number
  refused: number
}

export type Workstream = { id: WorkstreamId; weight: number; percent: number; tables: Measured[] }

/**
 * How far each workstream is, counted and never set by hand: a row counts half when it lies at
 * Pasar, and whole when it has its place in the shop or a rule has refused it. The tables of a
 * workstream count alike.
 */
export function measureWorkstreams(look: Look): Workstream[] {
  const placed = placeTables(look)

  return WORKSTREAMS.map(({ id, weight, tables }) => {
    const measures = tables.map((table) => measureTable(look, placed, table)).filter(({ source }) => source > 0)
    const share = measures.reduce((sum, one) => sum + shareOf(one), 0) / Math.max(1, measures.length)

    return { id, weight, percent: percentOf(share), tables: measures }
  })
}

/** The weighted total of all three. */
export const totalPercent = (workstreams: Workstream[]) =>
  percentOf(workstreams.reduce((sum, { weight, percent }) => sum + (weight * percent) / 100, 0) / 100)

/** Rounds down, so that 100 % means all. */
const percentOf = (share: number) => Math.floor(share * 1000 + 1e-6) / 10

/**
 * Pasar's counts with the imported rows of each table: bars, table and open items read them from
 * here.
 */
export const placeTables = ({ sides }: Look): TableCount[] =>
  sides.pasar.tables.map((table) => ({ ...table, imported: Math.min(table.loaded, placesOf(table, sides)) }))

function measureTable({ sides }: Look, placed: TableCount[], table: string): Measured {
  const at = placed.find((one) => one.table === table)
  // Before the first bundle only the old shop's counts exist.
  const source = Math.max(at?.source ?? 0, sides['old-shop'].tables[databaseName(table)] ?? 0)
  const { imported = 0, loaded = 0, quarantined = 0, refused = 0 } = at ?? {}

  return { table, source, imported, loaded, quarantined, refused }
}

/**
 * Rows that have their place. Balances become bookings of Pasar's ledger at the opening. Shoppers
 * who consented are sent a link then; of the others no personal data came.
 */
function placesOf({ table, loaded, imported }: TableCount, { pasar }: Look['sides']) {
  const isOpen = pasar.phase === 'open'
  if (table === 'balances') return isOpen ? loaded : 0
  if (table === 'shoppers') return loaded - pasar.consented + (isOpen ? imported : 0)

  return imported
}

const shareOf = ({ source, loaded, imported, refused }: Measured) => ((loaded + imported) / 2 + refused) / source

const databaseName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
