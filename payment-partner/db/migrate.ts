import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { z } from 'zod'
import { type Connection, connect } from './connect'

/** From the folder that this system is started in. */
const migrationsFolder = () => join(process.cwd(), 'db/migrations')

/** Brings the schema, and that of the job queue, to today's state. Does nothing when it is there already. */
export async function migrate(url: string) {
  const { db, close } = connect(url)
  try {
    await applyMigrations(db, { migrationsFolder: migrationsFolder() })
    await migrateJobs({ connectionString: url })
  } finally {
    await close()
  }
}

/** Whether every migration of this build has been applied. */
export async function isMigrated(db: Connection): Promise<boolean> {
  const journal = z
    .object({ entries: z.array(z.object({ when: z.number() })) })
    .parse(JSON.parse(await readFile(join(migrationsFolder(), 'meta/_journal.json'), 'utf8')))
  const applied = await db.execute<{ latest: string | null }>(
    'select max(created_at) as latest from drizzle.__drizzle_migrations',
  )

  return Number(applied[0]?.latest) >= Math.max(...journal.entries.map(({ when }) => when))
}
