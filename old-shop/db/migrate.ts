import { fileURLToPath } from 'node:url'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { connect } from './connect'

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

/** Brings the schema to today's state. Does nothing when it is there already. */
export async function migrate(url: string) {
  const { db, close } = connect(url)
  try {
    await applyMigrations(db, { migrationsFolder })
  } finally {
    await close()
  }
}
