import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Connection } from './connect'

type Executing = Pick<Connection, 'execute'>

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) })

/** Every migration of this build, in order; `when` is what the database remembers of it. */
const readJournal = async (folder: string) =>
  journalSchema.parse(JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'))).entries

/** `when` of the last that was applied; undefined in a database that has none. */
async function readApplied(db: Executing): Promise<number | undefined> {
  const [known] = await db.execute<{ known: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as known`,
  )
  if (!known?.known) return undefined
  const [applied] = await db.execute<{ latest: string | null }>(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  )

  return applied?.latest == null ? undefined : Number(applied.latest)
}

export async function hasStagingArea(db: Executing): Promise<boolean> {
  const [schema] = await db.execute<{ known: boolean }>(sql`select to_regnamespace('migration') is not null as known`)

  return schema?.known ?? false
}

export const dropStagingArea = (db: Executing) => db.execute(sql`drop schema if exists migration cascade`)

const COMMENT = /^\s*--.*$/gm
const ABOUT_STAGING = /\bmigration"?\."?\w|\bschema "?migration\b/i

/**
 * Builds the schema `migration` again, empty, where a purge has dropped it: by those statements of the applied migrations that
 * are about it, so that there is no second description of it. Does nothing where it is.
 */
export async function buildStagingArea(db: Executing, folder: string) {
  if (await hasStagingArea(db)) return
  const applied = (await readApplied(db)) ?? 0
  for (const { when, tag } of await readJournal(folder)) {
    if (when > applied) return
    const statements = (await readFile(join(folder, `${tag}.sql`), 'utf8')).split('--> statement-breakpoint')
    for (const statement of statements)
      if (ABOUT_STAGING.test(statement.replace(COMMENT, ''))) await db.execute(sql.raw(statement))
  }
}
