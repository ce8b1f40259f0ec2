import { migrate } from '@/db/migrate'
import { getEnvironment } from '../environment'
import { runCommand } from './run-command'

/** The schema alone, and no row. Safe while processes of the version before run. */
await runCommand(async () => {
  await migrate(getEnvironment().RAMAI_DATABASE_DIRECT_URL)

  return 'Ramai’s database is migrated.'
})
