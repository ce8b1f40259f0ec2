import { migrate } from '@/db/migrate'
import { getMigratedDatabase } from '../environment'
import { runCommand } from './run-command'

/** Migrates the schema and changes no rows. Safe while processes of the previous version run. */
await runCommand(async () => {
  await migrate(getMigratedDatabase())

  return 'Ramai’s database is migrated.'
})
