import { readMigrations, type SchemaFolders } from '@jembatan/platform/migrations'
import { readFunctions } from '@jembatan/platform/sql-functions'
import { sql } from 'drizzle-orm'
import type { Connection } from './connect'

type Executing = Pick<Connection, 'execute'>

/** Returns `when` of the last applied migration; undefined in a new database. */
async function readApplied(db: Executing): Promise<number | undefined> {
  const [row] = await db.execute<{ exists: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`,
  )
  if (!row?.exists) return undefined
  const [applied] = await db.execute<{ latest: string | null }>(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  )

  return applied?.latest == null ? undefined : Number(applied.latest)
}

export async function hasStagingArea(db: Executing): Promise<boolean> {
  const [schema] = await db.execute<{ exists: boolean }>(sql`select to_regnamespace('migration') is not null as exists`)

  return schema?.exists ?? false
}

export const dropStagingArea = (db: Executing) => db.execute(sql`drop schema if exists migration cascade`)

const COMMENT = /^\s*--.*$/gm
const ABOUT_STAGING = /\bmigration"?\."?\w|\bschema "?migration\b/i

/**
 * Rebuilds the empty schema `migration` after a purge dropped it, from the applied migrations'
 * statements about it and its functions. So there is no second description. Does nothing when the
 * schema exists.
 */
export async function buildStagingArea(db: Executing, { migrations, functions }: SchemaFolders) {
  if (await hasStagingArea(db)) return
  const applied = (await readApplied(db)) ?? 0
  const texts = (await readMigrations(migrations)).filter(({ when }) => when <= applied).map(({ text }) => text)
  for (const statement of texts.flatMap((text) => text.split('--> statement-breakpoint')))
    if (ABOUT_STAGING.test(statement.replace(COMMENT, ''))) await db.execute(sql.raw(statement))
  for (const { name, text } of await readFunctions(functions))
    if (name.startsWith('migration.')) await db.execute(sql.raw(text))
}
