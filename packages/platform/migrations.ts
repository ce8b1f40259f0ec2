import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ReservedSql, Sql } from 'postgres'
import { z } from 'zod'
import { FUNCTION_BOOKS, hashOf, lackedBy, listLacked, readRevisions, replaceFunction } from './sql-functions'

/**
 * How long a change may wait for a lock on a table. Other statements queue behind it, so it gives
 * up soon and retries.
 */
const LOCK_TIMEOUT_MS = 2000
const MOST_TRIES = 30
const PAUSE_MS = 1000

/** An arbitrary number. The process that migrates this database holds it as an advisory lock. */
const MIGRATING = 718_280_112
/** Another process may be building an index, and a rollout waits for this step. */
const OTHERS_MIGRATE_WITHIN_MS = 20 * 60_000

/** Covers a server that starts, recovers or changes its primary. */
const DATABASE_ANSWERS_WITHIN_MS = 60_000

/**
 * Waits until the database answers a statement. Call it before `reserve()`: when a reserved
 * connection fails, postgres.js 3.4 reopens it even after its pool was closed, and a failed process
 * then never ends.
 * @throws {Error} in one sentence after `within` milliseconds, or at once for a failure that
 * waiting does not solve, such as a wrong password.
 */
export async function untilAnswers(sql: Sql, within = DATABASE_ANSWERS_WITHIN_MS): Promise<void> {
  const late = pause(within, 'late' as const, { ref: false })
  let failure: unknown
  const ask = () =>
    sql`select 1`.then(
      () => 'answered' as const,
      (error: unknown) => {
        failure = error
        return 'failed' as const
      },
    )
  for (;;) {
    const outcome = await Promise.race([ask(), late])
    if (outcome === 'answered') return
    if (outcome === 'failed' && !mayAnswerLater(failure)) throw failure
    if (outcome === 'late')
      throw new Error(
        `The database has not answered for ${within / 1000} s${failure instanceof Error ? ` (${failure.message})` : ''}: start it, or correct its address.`,
        { cause: failure },
      )
    await pause(TRIED_AGAIN_AFTER_MS)
  }
}

const TRIED_AGAIN_AFTER_MS = 250

/**
 * PostgreSQL's codes for a server that starts, stops or is full; network codes; and postgres.js
 * codes for a lost connection.
 */
const mayAnswerLater = (failure: unknown) =>
  failure instanceof Error && 'code' in failure && /^(57P0|08|53300|CONNECT|E(?!RR_))/.test(String(failure.code))

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) })

export type Migration = {
  tag: string
  /** The value that drizzle's table stores in `created_at`. */
  when: number
  text: string
}

/** Returns every migration of a build, in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const { entries } = journalSchema.parse(
    JSON.parse(await readFile(join(/* turbopackIgnore: true */ folder, 'meta/_journal.json'), 'utf8')),
  )

  return Promise.all(
    entries.map(async ({ when, tag }) => ({
      when,
      tag,
      text: await readFile(join(/* turbopackIgnore: true */ folder, `${tag}.sql`), 'utf8'),
    })),
  )
}

/**
 * Returns the migration that a build must know to use the database after this one. The second half
 * of a breaking change removes columns that earlier versions read, and names it in its file: `--
 * contracts: needs 0041_name`.
 */
export const neededBy = ({ text }: Pick<Migration, 'text'>): string | undefined =>
  /^-- contracts: needs (\w+)/m.exec(text)?.[1]

/**
 * PostgreSQL refuses `create index concurrently` in a transaction. Each statement of such a file
 * must be repeatable.
 */
export const isOutsideTransaction = ({ text }: Pick<Migration, 'text'>) => /^-- outside a transaction/m.test(text)

/** The folders from which a build creates its database. */
export type SchemaFolders = { migrations: string; functions: string[] }

/**
 * Applies the newest migrations of a build, then its functions, each in its own transaction. Safe
 * while other processes use or migrate the database. Records migrations in drizzle-kit's table.
 * Does nothing in a newer database.
 * @throws {Error} in one sentence when a table stays locked for about a minute, when another
 * process migrates for too long, when a function would lose a signature, or when the database was
 * created by migrations that no longer exist.
 */
export async function applyMigrations(
  sql: Sql,
  { migrations: folder, functions }: SchemaFolders,
  { othersWithin = OTHERS_MIGRATE_WITHIN_MS } = {},
): Promise<void> {
  const migrations = await readMigrations(folder)
  const session = await sql.reserve()
  try {
    await waitForLock(session, othersWithin)
    await session.unsafe(BOOKS)
    const [applied] = await session<Applied[]>`${session.unsafe(APPLIED)}`
    if (isFromBefore(applied, migrations)) throw new Error(`This database ${FROM_BEFORE}`)
    for (const migration of migrations.filter(({ when }) => when > Number(applied?.last ?? 0)))
      await whenFree(`Migration ${migration.tag}`, () => apply(session, migration, migrations))
    for (const lacked of await listLacked(session, functions))
      await whenFree(`Function ${lacked.name}`, () => inTransaction(session, () => replaceFunction(session, lacked)))
  } finally {
    await session`select pg_advisory_unlock_all()`.catch(() => {})
    session.release()
  }
}

type Applied = { first: string | null; last: string | null }

const APPLIED = 'select min(created_at) as first, max(created_at) as last from drizzle.__drizzle_migrations'

/** Returns whether the database was created by migrations that the baseline has replaced. */
const isFromBefore = (applied: Record<string, unknown> | undefined, [baseline]: Migration[]) =>
  applied?.first != null && Number(applied.first) < (baseline?.when ?? 0)

const FROM_BEFORE =
  'was made by migrations that this version no longer has. In the repository, npm run reset makes it anew from the seed. Elsewhere, create an empty database and run node migrate.js. What this one holds is not carried over.'

/**
 * Empties a database that was created by replaced migrations; leaves any other unchanged. Only
 * called by commands that restore the seed.
 */
export async function dropFromBefore(sql: Sql, { migrations }: Pick<SchemaFolders, 'migrations'>): Promise<boolean> {
  const [row] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as migrations`
  const [applied] = row?.migrations ? await sql.unsafe(APPLIED) : []
  if (!isFromBefore(applied, await readMigrations(migrations))) return false
  await sql.unsafe(`
    do $$ declare ours text; begin
      for ours in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)'
      loop execute format('drop schema %I cascade', ours); end loop;
    end $$;
    create schema public`)

  return true
}

async function waitForLock(session: ReservedSql, within: number) {
  await session.unsafe(`set lock_timeout = ${within}`)
  try {
    await session`select pg_advisory_lock(${MIGRATING})`
  } catch (error) {
    if (!isLockNotAvailable(error)) throw error
    throw new Error(
      `Somebody else has been migrating this database for ${within / 1000} s: let that end, or end it, then migrate again.`,
      { cause: error },
    )
  } finally {
    await session`reset lock_timeout`
  }
}

/** drizzle's own tables, and a table that names the oldest build that may read the database. */
const BOOKS = `
  create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
  create table if not exists drizzle.oldest_reader (one boolean primary key default true check (one), created_at bigint not null, tag text not null);
  ${FUNCTION_BOOKS}
`

async function apply(session: ReservedSql, migration: Migration, all: Migration[]) {
  const outside = isOutsideTransaction(migration)
  const run = async () => {
    for (const statement of migration.text.split('--> statement-breakpoint')) await session.unsafe(statement)
  }
  if (outside) await run()
  await inTransaction(session, async () => {
    if (!outside) await run()
    await remember(session, migration, all)
  })
}

async function inTransaction(session: ReservedSql, work: () => Promise<void>) {
  await session.unsafe(`begin; set local lock_timeout = ${LOCK_TIMEOUT_MS}`)
  try {
    await work()
    await session.unsafe('commit')
  } catch (error) {
    await session.unsafe('rollback')
    throw error
  }
}

async function remember(session: ReservedSql, migration: Migration, all: Migration[]) {
  await session`
    insert into drizzle.__drizzle_migrations (hash, created_at) values (${hashOf(migration.text)}, ${migration.when})`
  const needed = all.find(({ tag }) => tag === neededBy(migration))
  if (needed)
    await session`
      insert into drizzle.oldest_reader (created_at, tag) values (${needed.when}, ${needed.tag})
      on conflict (one) do update set created_at = excluded.created_at, tag = excluded.tag
      where oldest_reader.created_at < excluded.created_at`
}

async function whenFree(step: string, work: () => Promise<void>) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isLockNotAvailable(error)) throw error
      if (tries === MOST_TRIES)
        throw new Error(`${step} needs a table that another transaction holds: end that one, then migrate again.`, {
          cause: error,
        })
      await pause(PAUSE_MS)
    }
  }
}

const isLockNotAvailable = (error: unknown) => error instanceof Error && 'code' in error && error.code === '55P03'

export type Schema =
  | { fits: true }
  | { fits: false; is: 'from before' }
  | { fits: false; is: 'older'; missing: string }
  | { fits: false; is: 'newer'; needs: string }

type Ask = (statement: string) => PromiseLike<Iterable<Record<string, unknown>>>

/**
 * Returns whether a build may use a database. A database that lacks a migration or a function of
 * the build is older. A newer database fits if its extra migrations only added; a breaking
 * migration records which migration its readers must know.
 */
export async function compareSchema(ask: Ask, { migrations: folder, functions }: SchemaFolders): Promise<Schema> {
  const migrations = await readMigrations(folder)
  const newest = migrations.at(-1)?.when ?? 0
  const [books] = await ask(`select to_regclass('drizzle.__drizzle_migrations') is not null as migrations,
    to_regclass('drizzle.functions') is not null as functions, to_regclass('drizzle.oldest_reader') is not null as readers`)
  const [applied] = books?.migrations ? await ask(APPLIED) : []
  if (isFromBefore(applied, migrations)) return { fits: false, is: 'from before' }
  const missing = migrations.find(({ when }) => when > Number(applied?.last ?? 0))
  if (missing) return { fits: false, is: 'older', missing: `migration ${missing.tag}` }
  const lacked = lackedBy(books?.functions ? await ask('select name, revision, hash from drizzle.functions') : [])
  const behind = (await readRevisions(functions)).find(lacked)
  if (behind) return { fits: false, is: 'older', missing: `revision ${behind.revision} of function ${behind.name}` }
  const [oldest] = books?.readers ? await ask('select created_at as when, tag from drizzle.oldest_reader') : []

  return oldest && Number(oldest.when) > newest
    ? { fits: false, is: 'newer', needs: String(oldest.tag) }
    : { fits: true }
}

/** The message for an operator whose process must not start. */
export function describeMisfit(title: string, schema: Exclude<Schema, { fits: true }>): string {
  if (schema.is === 'from before') return `${title} cannot start: its database ${FROM_BEFORE}`

  return schema.is === 'older'
    ? `${title} cannot start: its database lacks ${schema.missing}. Run node migrate.js first.`
    : `${title} cannot start: its database is of a newer version, whose readers must know migration ${schema.needs}. Start a build that has it.`
}

/** Allows for a database under load; an unreachable one fails at once. */
const ANSWERS_WITHIN_MS = 15_000

/**
 * Refuses to start on a database of another version. Passes if the database is unreachable: pages
 * and readiness report that.
 * @throws {Error} in one sentence on what to run or start.
 */
export async function assertFits(title: string, read: () => Promise<Schema>) {
  const waiting = new AbortController()
  const late = pause(ANSWERS_WITHIN_MS, undefined, { signal: waiting.signal }).catch(() => undefined)
  const schema = await Promise.race([read().catch(() => undefined), late])
  waiting.abort()
  if (schema && !schema.fits) throw new Error(describeMisfit(title, schema))
}
