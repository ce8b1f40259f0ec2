import type { z } from 'zod'
import { BundleRefused } from './bundle-refused'
import { type BundleRow, type BundleTable, bundleTables, columnsOf } from './tables'

/** A cell as a database driver returns it. */
export type Cell = string | number | boolean | Date | null

const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}
const UNESCAPED = new Map(Object.entries(ESCAPES).map(([character, escaped]) => [escaped[1], character]))

/**
 * Encodes one line in the text format of PostgreSQL's COPY. The database itself writes a chunk
 * wherever that is faster.
 */
export const encodeRow = (cells: Cell[]) => `${cells.map(encodeCell).join('\t')}\n`

function encodeCell(cell: Cell) {
  if (cell === null) return '\\N'
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace('T', ' ')
      .replace(/\.?0*Z$/, '+00')

  return String(cell).replace(/[\\\t\n\r\b\f\v]/g, (character) => ESCAPES[character] ?? character)
}

const decodeCell = (cell: string) =>
  cell === '\\N' ? null : cell.replace(/\\(.)/g, (_, letter: string) => UNESCAPED.get(letter) ?? letter)

/**
 * Parses one line by the schema of its table.
 * @throws {BundleRefused} `bundle_other_schema` with the column that breaks its rule, without its
 * value.
 */
export function decodeRow<Table extends BundleTable>(table: Table, line: string): BundleRow<Table> {
  const columns = columnsOf(table)
  const cells = line.split('\t')
  if (cells.length !== columns.length)
    throw new BundleRefused(
      'bundle_other_schema',
      `A row of ${table} has ${cells.length} columns, not ${columns.length}.`,
    )

  const record = Object.fromEntries(columns.map((column, index) => [column, decodeCell(cells[index] ?? '')]))
  // TypeScript cannot infer that the schema of a table parses to the row of that table.
  const schema = bundleTables[table] as unknown as z.ZodType<BundleRow<Table>>
  const row = schema.safeParse(record)
  if (row.success) return row.data

  const broken = row.error.issues.map(({ path, code }) => `${path.join('.') || 'the row'} (${code})`).join(', ')
  throw new BundleRefused('bundle_other_schema', `A row of ${table} breaks its schema: ${broken}.`)
}

/** Yields the rows of a chunk from its bytes in pieces of any size. */
export async function* decodeRows<Table extends BundleTable>(table: Table, bytes: AsyncIterable<Uint8Array>) {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  const decode = (piece: Uint8Array) => {
    try {
      return text.decode(piece, { stream: true })
    } catch (cause) {
      throw new BundleRefused('bundle_other_schema', `Rows of ${table} are not UTF-8.`, { cause })
    }
  }
  for await (const piece of bytes) {
    const lines = (rest + decode(piece)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield decodeRow(table, line)
  }
}

const KEY = /^[1-9]\d{0,14}$/

/**
 * Yields deleted keys, one per line.
 * @throws {BundleRefused} `bundle_other_schema` for a line that is not a key.
 */
export async function* decodeKeys(bytes: AsyncIterable<Uint8Array>) {
  let rest = ''
  for await (const piece of bytes) {
    const lines = (rest + Buffer.from(piece).toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!KEY.test(line)) throw new BundleRefused('bundle_other_schema', 'A key that was deleted is no whole number.')
      yield Number(line)
    }
  }
}
