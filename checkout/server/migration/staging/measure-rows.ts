import { type BundleTable, databaseName, hasAmount } from '@jembatan/migration-bundle'
import { getTableColumns } from 'drizzle-orm'
import { commaSeparated, type Fragment, fragment } from '@/db/fragment'
import { stagedTables } from '@/db/schema'
import { stagedColumns } from '../validation/staged-tables'

/**
 * Characters with a meaning for COPY and their escapes. The backslash comes first, since the others
 * introduce one.
 */
const ESCAPES = [
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\v', '\\v'],
] as const
const SPECIAL = '[\\\\\t\n\r\b\f\v]'

const escaped = (words: Fragment) =>
  ESCAPES.reduce((text, [special, written]) => fragment`replace(${text}, ${special}, ${written})`, words)

type Column = { cell: Fragment; type: string; optional: boolean }

const columnsFor = (table: BundleTable): Column[] =>
  Object.entries(getTableColumns(stagedTables[table])).map(([name, column]) => ({
    cell: fragment`r.${fragment(databaseName(name))}`,
    type: column.getSQLType(),
    optional: !column.notNull,
  }))

const isWords = ({ type }: Column) => type === 'migration.words'

/** A row as COPY writes it, without the line end. A null optional cell is `\N`. */
function lineOf(columns: Column[], write: (words: Fragment) => Fragment) {
  const cells = columns.map((column) => {
    const cell = isWords(column) ? write(column.cell) : column.cell
    if (!column.optional) return cell
    if (column.type === 'boolean')
      return fragment`case when ${cell} then 't' when not ${cell} then 'f' else ${'\\N'} end`
    return fragment`coalesce(${cell}::text, ${'\\N'})`
  })

  return fragment`concat_ws(${'\t'}, ${commaSeparated(cells)})`
}

const joined = (line: Fragment) => fragment`string_agg(${line}, ${'\n'} order by r.id) || ${'\n'}::text`

const plainLineOf = (columns: Column[]) => lineOf(columns, (words) => words)

/**
 * The rows of `r` as a chunk's lines in key order, as one value: COPY would send a message per row,
 * which costs several times as much as the rest. Few rows need escapes, so a row's texts are tested
 * once, together.
 */
export function linesOf(table: BundleTable) {
  const columns = columnsFor(table)
  const words = columns.filter(isWords).map(({ cell }) => cell)
  if (words.length === 0) return joined(plainLineOf(columns))

  return joined(fragment`case when concat(${commaSeparated(words)}) ~ ${SPECIAL} then ${lineOf(columns, escaped)}
    else ${plainLineOf(columns)} end`)
}

/**
 * Both sides' measure of rows `r`: count, sum of amounts, and hash of their lines. Computed by the
 * database: transferring all rows again would take as long as storing them.
 */
export const measureOf = (table: BundleTable) => measureBy(table, linesOf(table))

/**
 * The same without the escape test, which is most of the work. If the hash equals that of the bytes
 * that COPY read, there was no escape and every row is stored as received. Otherwise it proves
 * nothing.
 */
export const measurePlainOf = (table: BundleTable) => measureBy(table, joined(plainLineOf(columnsFor(table))))

function measureBy(table: BundleTable, lines: Fragment) {
  const [, amount = ''] = stagedColumns(table)

  return fragment`count(*)::float as rows, (${hasAmount(table) ? fragment`sum(r.${fragment(amount)})` : fragment`'0'`})::text as sum,
    encode(sha256(convert_to(${lines}, 'UTF8')), 'hex') as sha256`
}
