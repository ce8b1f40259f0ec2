import { type BundleTable, databaseName, hasAmount } from '@jembatan/migration-bundle'
import { getTableColumns, type Table } from 'drizzle-orm'
import * as schema from '@/db/schema'
import { stagedColumns } from '../validation/staged-tables'

const TABLES: Record<BundleTable, Table> = {
  merchants: schema.stagedMerchants,
  merchantPapers: schema.stagedMerchantPapers,
  products: schema.stagedProducts,
  shoppers: schema.stagedShoppers,
  vouchers: schema.stagedVouchers,
  orders: schema.stagedOrders,
  orderLines: schema.stagedOrderLines,
  payments: schema.stagedPayments,
  refunds: schema.stagedRefunds,
  balances: schema.stagedBalances,
  reviews: schema.stagedReviews,
  invoices: schema.stagedInvoices,
}

/** What COPY writes instead of a character that it gives a meaning to; the backslash before those that bring one. */
const ESCAPES = [
  [String.raw`E'\\'`, String.raw`E'\\\\'`],
  [String.raw`E'\t'`, String.raw`E'\\t'`],
  [String.raw`E'\n'`, String.raw`E'\\n'`],
  [String.raw`E'\r'`, String.raw`E'\\r'`],
  [String.raw`E'\b'`, String.raw`E'\\b'`],
  [String.raw`E'\f'`, String.raw`E'\\f'`],
  [String.raw`E'\x0b'`, String.raw`E'\\v'`],
] as const
const SPECIAL = String.raw`E'[\\\\\t\n\r\b\f\x0b]'`

const escaped = (words: string) =>
  ESCAPES.reduce((text, [special, written]) => `replace(${text}, ${special}, ${written})`, words)

type Column = { cell: string; type: string; optional: boolean }

const cellsOf = (table: BundleTable): Column[] =>
  Object.entries(getTableColumns(TABLES[table])).map(([name, column]) => ({
    cell: `r.${databaseName(name)}`,
    type: column.getSQLType(),
    optional: !column.notNull,
  }))

const isWords = ({ type }: Column) => type === 'migration.words'

/** A row as COPY writes it, without its end; `written` says how its words are. What is always there is written but once. */
function lineOf(columns: Column[], written: (words: string) => string = (words) => words) {
  const cells = columns.map((column) => {
    const cell = isWords(column) ? written(column.cell) : column.cell
    if (!column.optional) return cell
    if (column.type === 'boolean')
      return String.raw`case when ${cell} then 't' when not ${cell} then 'f' else E'\\N' end`
    return String.raw`coalesce(${isWords(column) ? cell : `${cell}::text`}, E'\\N')`
  })

  return String.raw`concat_ws(E'\t', ${cells.join(', ')})`
}

/**
 * Rows of `r` as the lines of a chunk, in the order of their keys and as one value: COPY would send a message for each row,
 * which costs several times as much as everything else. Hardly a row has a character that COPY escapes, so its words are
 * looked through once, together.
 */
export function linesOf(table: BundleTable) {
  const columns = cellsOf(table)
  const words = columns.filter(isWords).map(({ cell }) => cell)
  const line =
    words.length > 0
      ? `case when concat(${words.join(', ')}) ~ ${SPECIAL} then ${lineOf(columns, escaped)} else ${lineOf(columns)} end`
      : lineOf(columns)

  return joined(line)
}

/**
 * The same without looking for what COPY escapes, which is most of the work. If these are the bytes that COPY read, then it read
 * no escape, and kept every row as it came; if not, that says nothing.
 */
const plainLinesOf = (table: BundleTable) => joined(lineOf(cellsOf(table)))

const joined = (line: string) => String.raw`string_agg(${line}, E'\n' order by r.id) || E'\n'`

/**
 * What both sides say of many rows, of rows `r`: how many, the sum of their amounts, and the hash of their lines. The database
 * sums and hashes: to send all rows once more would take as long again as to keep them, and somebody would have to hold them.
 */
export const measureOf = (table: BundleTable) => measureBy(table, linesOf(table))

/** As `measureOf` and for less, where no row has a character that COPY escapes; elsewhere its hash is of nothing. */
export const measurePlainOf = (table: BundleTable) => measureBy(table, plainLinesOf(table))

function measureBy(table: BundleTable, lines: string) {
  const amount = stagedColumns(table).split(', ')[1]

  return `count(*)::float as rows, (${hasAmount(table) ? `sum(r.${amount})` : '0'})::text as sum,
    encode(sha256(convert_to(${lines}, 'UTF8')), 'hex') as sha256`
}
