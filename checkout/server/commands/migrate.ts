import { migrate } from '@/db/migrate'
import { getMigratedDatabase } from '../environment'
import { command } from './command'

/** The schema alone, and no row. Safe while processes of the version before run. */
command(async () => {
  await migrate(getMigratedDatabase())

  return 'Pasar’s database is migrated.'
})
