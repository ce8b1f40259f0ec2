import { migrate } from '@/db/migrate'
import { getMigratedDatabase } from '../environment'
import { runCommand } from './run-command'

/** The schema alone, and no row. Safe while processes of the version before run. */
await runCommand(async () => {
  await migrate(getMigratedDatabase())

  return 'Ramai’s database is migrated.'
})
