import { join } from 'node:path'
import { applyMigrations } from '@jembatan/platform/migrations'
import { connect } from './connect'

/** Commands are started in the shop's own folder, whatever they were made into. */
const folder = (path: string) => join(process.cwd(), path)

/** Brings the schema to today's state. Does nothing when it is there already. */
export async function migrate(url: string) {
  const { sql, close } = connect(url)
  try {
    await applyMigrations(sql, { migrations: folder('db/migrations'), functions: [folder('db/functions')] })
  } finally {
    await close()
  }
}
