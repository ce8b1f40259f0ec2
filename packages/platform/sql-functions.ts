import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReservedSql } from 'postgres'
import { z } from 'zod'

/**
 * Repeatable SQL. A file `<name>.sql` holds a function, its comment and the triggers that call it.
 * The migrator applies it when its hash changes. A function that an index, a generated column, a
 * check or a default uses belongs in a migration, because a change requires a rebuild.
 */
export type SqlFunction = Revision & { text: string }

/** `_journal.json` counts the changes of each file; `npm run functions` writes it. */
export type Revision = { name: string; revision: number; hash: string }

const journalSchema = z.record(z.string(), z.object({ revision: z.int().positive(), hash: z.string() }))

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Returns the revisions of every function of a build, from folders that each have a journal. */
export async function readRevisions(folders: string[]): Promise<Revision[]> {
  const journals = await Promise.all(
    folders.map(async (folder) => {
      const text = await readFile(join(/* turbopackIgnore: true */ folder, '_journal.json'), 'utf8')
      return Object.entries(journalSchema.parse(JSON.parse(text)))
    }),
  )

  return journals.flat().map(([name, entry]) => ({ name, ...entry }))
}

/** @throws {Error} in one sentence when a journal does not match its files. */
export async function readFunctions(folders: string[]): Promise<SqlFunction[]> {
  const revisions = await readRevisions(folders)
  const read = await Promise.all(
    folders.map(async (folder) => {
      const files = (await readdir(/* turbopackIgnore: true */ folder)).filter((file) => file.endsWith('.sql'))
      return Promise.all(
        files.map(async (file) => {
          const text = await readFile(join(/* turbopackIgnore: true */ folder, file), 'utf8')
          const entry = revisions.find(({ name }) => file === `${name}.sql`)
          if (entry?.hash !== hashOf(text))
            throw new Error(`${join(folder, file)} is not what ${folder}/_journal.json lists: npm run functions.`)

          return { ...entry, text }
        }),
      )
    }),
  )

  return read.flat()
}

/**
 * Orders each file after the files whose functions it calls. @throws {Error} in one sentence on a
 * cycle.
 */
export function inOrderOfCalls<T extends { name: string; text: string }>(functions: T[]): T[] {
  const ordered: T[] = []
  const add = (one: T, callers: T[]) => {
    if (ordered.includes(one)) return
    const cycle = callers.slice(callers.indexOf(one))
    if (callers.includes(one))
      throw new Error(`Functions call each other in a cycle: ${[...cycle, one].map(({ name }) => name).join(', ')}.`)
    for (const other of functions) if (other !== one && calls(one, other)) add(other, [...callers, one])
    ordered.push(one)
  }
  for (const one of functions) add(one, [])

  return ordered
}

const calls = ({ text }: { text: string }, { name }: { name: string }) =>
  new RegExp(String.raw`(?<![\w.])${name.replace('.', String.raw`\.`)}\s*\(`).test(text.replace(/--.*$/gm, ''))

/** The table of applied functions, next to drizzle's own table of migrations. */
export const FUNCTION_BOOKS = `
  create table if not exists drizzle.functions (name text primary key, revision integer not null, hash text not null);
`

/** A database with a higher revision was migrated by a newer build, and keeps its function. */
export function lackedBy(database: Iterable<Record<string, unknown>>) {
  const appliedVersions = new Map(
    [...database].map(({ name, revision, hash }) => [name, { revision: Number(revision), hash }]),
  )

  return ({ name, revision, hash }: Revision) => {
    const applied = appliedVersions.get(name)
    return !applied || (applied.hash !== hash && applied.revision <= revision)
  }
}

/** Returns the functions of a build that a database lacks, in the order to apply them. */
export async function listLacked(session: ReservedSql, folders: string[]): Promise<SqlFunction[]> {
  const functions = inOrderOfCalls(await readFunctions(folders))
  // Forgets a function that a migration dropped, so that a later build can create it again.
  await session`
    delete from drizzle.functions where not (name = any(${functions.map(({ name }) => name)}))
      and not exists (select from pg_proc where proname = split_part(name, '.', -1))`
  const applied = await session`select name, revision, hash from drizzle.functions`

  return functions.filter(lackedBy(applied))
}

/**
 * Runs within a transaction. @throws {Error} in one sentence when callers of the previous version
 * would lose a signature.
 */
export async function replaceFunction(session: ReservedSql, { name, revision, hash, text }: SqlFunction) {
  const before = await session<{ signature: string }[]>`${signaturesOf(session, name)}`
  await session.unsafe(text).catch((error: unknown) => {
    const isOther = error instanceof Error && 'code' in error && error.code === INVALID_DEFINITION && before.length > 0
    if (!isOther) throw error
    throw new Error(`Function ${name} cannot be replaced (${error.message}): ${EXPAND}`, { cause: error })
  })
  // Only signatures that this transaction wrote are in the file.
  const lost = await session<{ signature: string }[]>`
    ${signaturesOf(session, name)} and not (pg_proc.xmin = pg_current_xact_id()::xid)`
  if (lost.length > 0) {
    const signatures = lost.map(({ signature }) => signature).join(' and ')
    throw new Error(`Function ${name} loses ${signatures}, which the version before may call: ${EXPAND}`)
  }
  await session`
    insert into drizzle.functions (name, revision, hash) values (${name}, ${revision}, ${hash})
    on conflict (name) do update set revision = excluded.revision, hash = excluded.hash`
}

function signaturesOf(session: ReservedSql, name: string) {
  const [schema, own] = name.includes('.') ? name.split('.') : ['public', name]

  return session`
    select pg_proc.oid::regprocedure::text as signature from pg_proc
    join pg_namespace on pg_namespace.oid = pronamespace
    where nspname = ${schema ?? ''} and proname = ${own ?? ''}`
}

const INVALID_DEFINITION = '42P13'
const EXPAND =
  'add one with other arguments or another name beside it, and drop the old one in a later migration that says "-- contracts: needs …".'
