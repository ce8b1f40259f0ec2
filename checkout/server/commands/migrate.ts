import { migrate } from '@/db/migrate'
import { getEnvironment } from '../environment'
import { command } from './command'

/** The schema alone, and no row. Safe while processes of the version before run. */
command(async () => {
  await migrate(getEnvironment().PASAR_DATABASE_DIRECT_URL)

  return 'Pasar’s database is migrated.'
})
