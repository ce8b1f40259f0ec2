import { migrate } from '@/db/migrate'
import { getMigratedDatabase } from '../environment'
import { command } from './command'

/** Migrates the schema without touching rows. Safe while processes of the previous version run. */
command(async () => {
  await migrate(getMigratedDatabase())

  return 'Pasar’s database is migrated.'
})
