import { migrate } from '@/db/migrate'
import { getMigratedDatabase } from '../environment'
import { runCommand } from './run-command'

/** The schema alone, and no row. Safe while processes of the version before run. */
runCommand(async () => {
  await migrate(getMigratedDatabase())
  process.stdout.write('Kasir’s database is migrated.\n')
})
