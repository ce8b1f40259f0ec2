import { type BundleTable, type Cell, columnsOf, databaseName, tableNames } from '@jembatan/migration-bundle'

/** Columns that are exported only with the shopper's consent. */
const ONLY_WITH_CONSENT: Partial<Record<BundleTable, string[]>> = { shoppers: ['name', 'phone', 'email', 'address'] }
const SAID_YES = 'yes'

const isPersonal = (table: BundleTable, column: string) => ONLY_WITH_CONSENT[table]?.includes(column) ?? false

/** Returns a query for the exportable rows of a range of keys, in the row order of a chunk. */
export const selectCrossing = (table: BundleTable, { first, last }: { first: number; last: number }) =>
  selectCrossingWhere(table, `id between ${first} and ${last}`)

/** Returns a query for the exportable rows that meet a condition. */
export function selectCrossingWhere(table: BundleTable, condition: string) {
  const columns = columnsOf(table).map((column) => {
    const name = databaseName(column)
    return isPersonal(table, column) ? `case when consent = '${SAID_YES}' then ${name} end` : name
  })

  return `select ${columns.join(', ')} from ${databaseName(table)} where ${condition} order by id`
}

/** Returns the exportable cells of a row from the log. */
export function cellsCrossing(table: BundleTable, row: Record<string, unknown>): Cell[] {
  return columnsOf(table).map((column) => {
    const cell = row[databaseName(column)]
    // PostgreSQL omits long unchanged values; the contract limits texts to shorter ones.
    if (cell === undefined) throw new Error(`The log does not say what ${table}.${column} holds.`)
    return isPersonal(table, column) && row.consent !== SAID_YES ? null : (cell as Cell)
  })
}

/** The tables and columns of the publication: other columns are never read. */
export const publishedTables = () =>
  tableNames.map((table) => `${databaseName(table)} (${columnsOf(table).map(databaseName).join(', ')})`).join(', ')

const BY_DATABASE_NAME = new Map(tableNames.map((table) => [databaseName(table), table]))

export const tableOf = (name: string) => BY_DATABASE_NAME.get(name)
