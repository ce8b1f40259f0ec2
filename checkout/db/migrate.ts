import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { type Connection, connect } from './connect'
import { buildStagingArea, dropStagingArea, readApplied, readJournal } from './staging-area'

/** From the folder that this system is started in. */
export const migrationsFolder = () => join(process.cwd(), 'db/migrations')

/**
 * Brings the schema, and that of the job queue, to today's state. Does nothing when it is there already. A move that was purged
 * has no staging area: it is there while later migrations change it, and gone again when they have.
 */
export async function migrate(url: string) {
  const { db, close } = connect(url)
  try {
    const purged = await isPurged(db)
    if (purged && !(await isMigrated(db))) await buildStagingArea(db, migrationsFolder())
    await applyMigrations(db, { migrationsFolder: migrationsFolder() })
    if (purged) await dropStagingArea(db)
    await migrateJobs({ connectionString: url })
  } finally {
    await close()
  }
}

/** Whether every migration of this build has been applied. */
export async function isMigrated(db: Connection): Promise<boolean> {
  const journal = await readJournal(migrationsFolder())

  return ((await readApplied(db)) ?? 0) >= Math.max(...journal.map(({ when }) => when))
}

async function isPurged(db: Connection) {
  const [known] = await db.execute<{ known: boolean }>(sql`select to_regclass('moved_phase') is not null as known`)
  if (!known?.known) return false
  const [row] = await db.execute<{ purged: boolean }>(sql`select phase = 'purged' as purged from moved_phase`)

  return row?.purged ?? false
}
