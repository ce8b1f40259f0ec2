import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { within } from '../world/database'
import type { Audited } from '../world/world'
import { type Class, classOf, type Stores } from './stored'

/** Where a system stores a value: a row of a table, or a line of a log. */
export type Source = {
  kind: 'table' | 'log'
  name: string
  /** The column of the table, or the field of the line. */
  field: string
  /** The row's key, or the line's number. */
  row: string
  /**
   * As what it is judged: a contact, another column or a document about a person (see `stored.ts`),
   * or a log. A value that is only searched for has none.
   */
  comparedAs?: 'contact' | 'column' | 'document' | 'log'
}

export type Dump = {
  title: string
  /** Columns and logs. */
  places: Set<string>
  /** Unclassified columns. */
  unclassified: Set<string>
  /** Whole values of the judged columns. */
  persons: Map<string, Source>
  /** Every value and word, with its first source in each column and field. */
  texts: Map<string, Map<string, Source>>
}

/**
 * Sampled rows of each table of an old shop, which may have millions: one joining value is enough.
 */
const SAMPLE = 2000

type Dumped = Pick<Audited, 'title' | 'databaseUrl' | 'state'> & {
  name: 'ramai' | 'pasar'
  /** The database of the old shop, which Ramai's company still has. */
  oldShop?: { databaseUrl: string; name: string }
}

/** Reads every row of every table, and every line of every log of a system's processes. */
export async function dump({ name, title, databaseUrl, state, oldShop }: Dumped): Promise<Dump> {
  const dump: Dump = { title, places: new Set(), unclassified: new Set(), persons: new Map(), texts: new Map() }
  await dumpDatabase({ system: name, databaseUrl, dump })
  if (oldShop) await dumpDatabase({ system: 'old-shop', ...oldShop, dump, most: SAMPLE })
  for (const file of (await readdir(state).catch(() => [])).filter((file) => file.endsWith('.log'))) {
    dump.places.add(file)
    const lines = (await readFile(join(state, file), 'utf8')).split('\n')
    for (const [index, line] of lines.entries())
      keepLine(dump, { kind: 'log', name: file, row: String(index + 1) }, readLine(line))
  }

  return dump
}

type DumpDatabase = { system: Stores; databaseUrl: string; name?: string; most?: number; dump: Dump }
type Table = { schema: string; name: string; columns: Record<string, string>; key: string[] | null }

/** Numbers, times, flags, enums and bytes identify no person; a number's row is still searched. */
const TEXT_TYPES = ['text', 'character varying', 'character', 'uuid', 'jsonb', 'json', 'ARRAY', 'inet']

async function dumpDatabase({ system, databaseUrl, name: database, most, dump }: DumpDatabase) {
  await within(databaseUrl, async (sql) => {
    const tables = await sql<Table[]>`
      select table_schema as schema, table_name as name, json_object_agg(column_name, data_type) as columns,
        (select array_agg(attname::text order by attnum) from pg_index join pg_attribute on attrelid = indrelid
          and attnum = any(indkey) where indisprimary and indrelid = format('%I.%I', table_schema, table_name)::regclass) as key
      from information_schema.tables join information_schema.columns using (table_schema, table_name)
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') group by 1, 2`
    for (const { schema, name, columns, key } of tables) {
      const ownName = schema === 'public' ? name : `${schema}.${name}`
      const table = [database, ownName].filter(Boolean).join('.')
      const sources = Object.entries(columns).map(([column, type]): Omit<Source, 'row'> => {
        const dataClass = classOf(system, ownName, column)
        const comparedAs = TEXT_TYPES.includes(type) ? kindOf(type, dataClass ?? 'person') : undefined
        dump.places.add(`${table}.${column}`)
        if (comparedAs && !dataClass) dump.unclassified.add(`${table}.${column}`)
        return { kind: 'table', name: table, field: column, comparedAs }
      })
      for await (const rows of sql<{ row: string }[]>`
        select to_jsonb(kept)::text as row from ${sql(schema)}.${sql(name)} as kept limit ${most ?? null}`.cursor(1000))
        for (const { row: text } of rows) {
          const values = JSON.parse(text)
          const row = key?.map((column) => `${column}=${values[column]}`).join(', ') ?? 'without a key'
          for (const source of sources) keep(dump, { ...source, row }, values[source.field])
        }
    }
  })
}

function kindOf(type: string, dataClass: Class): Source['comparedAs'] {
  if (dataClass === 'contact') return 'contact'
  if (dataClass !== 'person') return undefined

  return type.startsWith('json') ? 'document' : 'column'
}

/** A log line is JSON, or a sentence. */
function readLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}

/**
 * Log fields that repeat the text of a request or an error, which anybody may send to both systems.
 */
const REPEATS = ['err', 'printed', 'path']

function keepLine(dump: Dump, place: Pick<Source, 'kind' | 'name' | 'row'>, line: unknown) {
  if (typeof line !== 'object' || line === null) return keepText(dump, { ...place, field: 'text' }, line)
  for (const [field, value] of Object.entries(line))
    keepText(dump, { ...place, field, comparedAs: REPEATS.includes(field) ? undefined : 'log' }, value)
}

function keep(dump: Dump, source: Source, value: unknown) {
  keepText(dump, source, value)
  if (!source.comparedAs) return
  for (const leaf of leavesOf(value)) {
    if (typeof leaf !== 'string') continue
    const earlier = dump.persons.get(normalise(leaf))
    if (!earlier || (earlier.comparedAs === 'document' && source.comparedAs !== 'document'))
      dump.persons.set(normalise(leaf), source)
  }
}

/** Keeps each value itself, and each word in it. */
function keepText(dump: Dump, source: Source, value: unknown) {
  for (const leaf of leavesOf(value)) {
    const text = String(leaf).trim()
    for (const part of [normalise(text), ...wordsOf(text)]) {
      const sources = dump.texts.get(part) ?? new Map<string, Source>()
      const place = `${source.name}.${source.field}`
      if (!sources.has(place)) dump.texts.set(part, sources.set(place, source))
    }
  }
}

function leavesOf(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return []

  return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [value]
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
