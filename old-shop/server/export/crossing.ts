import { type BundleTable, type Cell, columnsOf, databaseName, tableNames } from '@jembatan/migration-bundle'

/** Of a shopper who has not said yes, these stay behind. */
const ONLY_WITH_CONSENT: Partial<Record<BundleTable, string[]>> = { shoppers: ['name', 'phone', 'email', 'address'] }
const SAID_YES = 'yes'

const isPersonal = (table: BundleTable, column: string) => ONLY_WITH_CONSENT[table]?.includes(column) ?? false

/** What may cross of a range of keys, as a query whose rows are a chunk's, in their order. */
export const selectCrossing = (table: BundleTable, { first, last }: { first: number; last: number }) =>
  selectCrossingWhere(table, `id between ${first} and ${last}`)

/** The same of the rows for which a condition holds. */
export function selectCrossingWhere(table: BundleTable, condition: string) {
  const columns = columnsOf(table).map((column) => {
    const name = databaseName(column)
    return isPersonal(table, column) ? `case when consent = '${SAID_YES}' then ${name} end` : name
  })

  return `select ${columns.join(', ')} from ${databaseName(table)} where ${condition} order by id`
}

/** The same of a row that the log told of. */
export function cellsCrossing(table: BundleTable, row: Record<string, unknown>): Cell[] {
  return columnsOf(table).map((column) => {
    const cell = row[databaseName(column)]
    // PostgreSQL leaves out long values that did not change; the contract's texts are too short for that.
    if (cell === undefined) throw new Error(`The log does not say what ${table}.${column} holds.`)
    return isPersonal(table, column) && row.consent !== SAID_YES ? null : (cell as Cell)
  })
}

/** Tables with the columns that the log may tell of: what does not cross is not even read. */
export const publishedTables = () =>
  tableNames.map((table) => `${databaseName(table)} (${columnsOf(table).map(databaseName).join(', ')})`).join(', ')

const BY_DATABASE_NAME = new Map(tableNames.map((table) => [databaseName(table), table]))

export const tableOf = (name: string) => BY_DATABASE_NAME.get(name)
