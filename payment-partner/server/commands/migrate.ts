import { migrate } from '@/db/migrate'
import { getEnvironment } from '../environment'
import { runCommand } from './run-command'

/** The schema alone, and no row. Safe while processes of the version before run. */
runCommand(async () => {
  await migrate(getEnvironment().KASIR_DATABASE_DIRECT_URL)
  process.stdout.write('Kasir’s database is migrated.\n')
})
