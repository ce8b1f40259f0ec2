import { join } from 'node:path'
import { applyMigrations } from '@jembatan/platform/migrations'
import { connect } from './connect'

/** Commands are started in the shop's own folder, independent of where they were built. */
const folder = (path: string) => join(process.cwd(), path)

/** Migrates the schema to this build's version, if it is not there already. */
export async function migrate(url: string) {
  const { sql, close } = connect(url)
  try {
    await applyMigrations(sql, { migrations: folder('db/migrations'), functions: [folder('db/functions')] })
  } finally {
    await close()
  }
}
