import { join } from 'node:path'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { connect } from './connect'

/** Commands are started in the shop's own folder, whatever they were made into. */
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
