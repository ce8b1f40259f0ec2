import { migrate } from '@/db/migrate'
import { getMigratedDatabase } from '../environment'
import { runCommand } from './run-command'

/** Migrates the schema only, no rows. Safe while processes of the previous version run. */
runCommand(async () => {
  await migrate(getMigratedDatabase())
  process.stdout.write('Kasir’s database is migrated.\n')
})
