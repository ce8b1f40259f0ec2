import { assertMayBeSeeded } from '@jembatan/platform/database'
import { migrate } from '@/db/migrate'
import { isSeeded, seed } from '@/db/seed'
import { readNow } from '../clock'
import { getEnvironment } from '../environment'
import { loadPublishedCatalogues } from './load-published-catalogues'
import { runCommand } from './run-command'
import { seedDesk } from './seed-desk'
import { seedWeek } from './seed-week'
import { withDatabase } from './with-database'

await runCommand(async () => {
  const { RAMAI_DATABASE_DIRECT_URL: url, ALLOW_REMOTE_SEED } = getEnvironment()
  await migrate(url)

  return withDatabase(async (db) => {
    if (!(await isSeeded(db))) {
      assertMayBeSeeded(url, ALLOW_REMOTE_SEED === '1')
      await seed(db)
      const now = await readNow(db)
      await seedDesk(db, { now })
      await seedWeek(db, { now })
    }

    return `Ramai's database is ready. ${await loadPublishedCatalogues(db)}`
  })
})
