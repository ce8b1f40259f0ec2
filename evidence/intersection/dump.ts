import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { within } from '../world/database'
import type { Audited } from '../world/world'

/** Everything that a system keeps: where each value lies, as `table.column` or as the name of a log. */
export type Dump = { columns: string[]; values: Map<string, Set<string>>; words: Map<string, Set<string>> }

/** So many rows of each table of a former shop: one value that joins is enough, and it may have millions. */
const SAMPLE = 2000

type Dumped = Audited & {
  /** Another database that its company still has. */
  further?: { databaseUrl: string; name: string }
}

/** Every column of every table as text, and every line of every log of its processes. */
export async function dump({
  databaseUrl,
  state,
  further,
}: Pick<Dumped, 'databaseUrl' | 'state' | 'further'>): Promise<Dump> {
  const found: Dump = { columns: [], values: new Map(), words: new Map() }
  const columns = new Set<string>()
  await dumpDatabase({ databaseUrl, found, columns })
  if (further) await dumpDatabase({ ...further, found, columns, most: SAMPLE })
  for (const file of (await readdir(state).catch(() => [])).filter((name) => name.endsWith('.log'))) {
    columns.add(file)
    for (const line of (await readFile(join(state, file), 'utf8')).split('\n')) keepLine(found, file, readLine(line))
  }

  return { ...found, columns: [...columns].sort() }
}

type DumpDatabase = { databaseUrl: string; name?: string; most?: number; found: Dump; columns: Set<string> }

async function dumpDatabase({ databaseUrl, name: database, most, found, columns }: DumpDatabase) {
  await within(databaseUrl, async (sql) => {
    const tables = await sql<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
    for (const { schema, name } of tables) {
      const place = [database, schema === 'public' ? name : `${schema}.${name}`].filter(Boolean).join('.')
      const names = await sql<{ name: string }[]>`
        select column_name as name from information_schema.columns where table_schema = ${schema} and table_name = ${name}`
      for (const column of names) columns.add(`${place}.${column.name}`)
      for await (const rows of sql<{ row: string }[]>`
        select to_jsonb(kept)::text as row from ${sql(schema)}.${sql(name)} as kept limit ${most ?? null}`.cursor(1000))
        for (const { row } of rows)
          for (const [column, value] of Object.entries(JSON.parse(row))) keep(found, `${place}.${column}`, value)
    }
  })
}

/** A line of a log is JSON, or a sentence. */
function readLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}

/** Fields of a log line that print what a request or an error said, and not what the system wrote down itself. */
const REPEATS = new Set(['err', 'printed'])
const REPEATED = ', repeated'

/** A stranger may send one text to both systems. */
export const isRepeated = (place: string) => place.endsWith(REPEATED)

function keepLine(found: Dump, file: string, line: unknown) {
  if (typeof line !== 'object' || line === null) return keep(found, file, line)
  for (const [field, value] of Object.entries(line))
    keep(found, REPEATS.has(field) ? `${file}${REPEATED}` : file, value)
}

/** The value itself, and each word in it. */
function keep(found: Dump, place: string, value: unknown) {
  if (value === null || value === undefined) return
  if (typeof value === 'object') {
    for (const part of Object.values(value)) keep(found, place, part)
    return
  }
  const text = String(value).trim()
  add(found.values, normalise(text), place)
  for (const word of wordsOf(text)) add(found.words, word, place)
}

function add(map: Map<string, Set<string>>, value: string, place: string) {
  const places = map.get(value)
  if (places) places.add(place)
  else map.set(value, new Set([place]))
}

/** How two systems could write one thing in two ways: capitals, dashes of a uuid, signs and zero of a phone number. */
export function normalise(text: string): string {
  const plain = text.toLowerCase()
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(plain)) return plain.replaceAll('-', '')
  if (/^(\+?62|0)[\s-]?8[\d\s-]{7,16}$/.test(plain)) return plain.replace(/\D/g, '').replace(/^(62|0)/, '')

  return plain
}

/** Whatever in a text could be somebody's: long runs of letters and digits, and what a token says when it is read. */
export function wordsOf(text: string): string[] {
  const phones = text.match(/(\+62|\b62|\b0)[\s-]?8[\d\s-]{6,15}\d\b/g) ?? []
  const runs = text.match(/[\w+@.:-]{8,}|[\w-]{8,}/g) ?? []

  return [...phones, ...runs.flatMap((run) => [run, ...run.split(/[.:@]/), ...readPart(run)])]
    .map(normalise)
    .filter(isLong)
}

const isLong = (word: string) => word.length >= 8

function readPart(run: string): string[] {
  if (!run.startsWith('eyJ')) return []
  const read = run.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'))

  return read.flatMap((part) => part.match(/[\w-]{8,}/g) ?? [])
}
