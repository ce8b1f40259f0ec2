import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { z } from 'zod'
import { connect, type Database } from './connect'

/** From the folder that this system is started in. */
const migrationsFolder = () => join(process.cwd(), 'db/migrations')

/** Brings the schema to today's state. Does nothing when it is there already. */
export async function migrate(url: string) {
  const { db, close } = connect(url)
  try {
    await applyMigrations(db, { migrationsFolder: migrationsFolder() })
  } finally {
    await close()
  }
}

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) })

/** Whether every migration of this build has been applied. */
export async function isMigrated(db: Database): Promise<boolean> {
  const journal = journalSchema.parse(
    JSON.parse(await readFile(join(migrationsFolder(), 'meta/_journal.json'), 'utf8')),
  )
  const [applied] = await db.execute<{ latest: string | null }>(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  )

  return Number(applied?.latest) >= Math.max(...journal.entries.map(({ when }) => when))
}
