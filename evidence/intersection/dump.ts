import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { within } from '../world/database'
import type { Audited } from '../world/world'

/** A system's stored data: the places of each value, as `table.column` or as the name of a log. */
export type Dump = { columns: string[]; values: Map<string, Set<string>>; words: Map<string, Set<string>> }

/**
 * Sampled rows of each table of a old shop, which may have millions: one joining value is
 * enough.
 */
const SAMPLE = 2000

type Dumped = Audited & {
  /** Another database that its company still has. */
  further?: { databaseUrl: string; name: string }
}

/** Reads every column of every table as text, and every line of every log of its processes. */
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

/** A log line is JSON, or a sentence. */
function readLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}

/** Log fields that repeat the text of a request or an error, not the system's own data. */
const REPEATS = new Set(['err', 'printed'])
const REPEATED = ', repeated'

/** A stranger may send the same text to both systems. */
export const isRepeated = (place: string) => place.endsWith(REPEATED)

function keepLine(found: Dump, file: string, line: unknown) {
  if (typeof line !== 'object' || line === null) return keep(found, file, line)
  for (const [field, value] of Object.entries(line))
    keep(found, REPEATS.has(field) ? `${file}${REPEATED}` : file, value)
}

/** Adds the value itself, and each word in it. */
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

/**
 * Removes differences in writing between two systems: capitals, a uuid's dashes, a phone number's
 * signs and leading zero.
 */
export function normalise(text: string): string {
  const plain = text.toLowerCase()
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(plain)) return plain.replaceAll('-', '')
  if (/^(\+?62|0)[\s-]?8[\d\s-]{7,16}$/.test(plain)) return plain.replace(/\D/g, '').replace(/^(62|0)/, '')

  return plain
}

/**
 * Returns the parts of a text that could identify a person: long runs of letters and digits, and
 * the content of a token.
 */
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
