import { assertMayBeSeeded } from '@jembatan/platform/database'
import { emptyEveryTable } from '@/db/empty'
import { uploadedMedia } from '@/db/schema'
import { seed } from '@/db/seed'
import { recordEvent } from '../audit/record-event'
import { readNow } from '../clock'
import { dropOrders } from '../demo/switch-breach'
import { getEnvironment } from '../environment'
import { getMediaStore } from '../media/media-store'
import { loadPublishedCatalogues } from './load-published-catalogues'
import { runCommand } from './run-command'
import { seedDesk } from './seed-desk'
import { seedWeek } from './seed-week'
import { withDatabase } from './with-database'

await runCommand(async () => {
  const { RAMAI_DATABASE_DIRECT_URL: url, ALLOW_REMOTE_SEED } = getEnvironment()
  assertMayBeSeeded(url, ALLOW_REMOTE_SEED === '1')

  return withDatabase(async (db) => {
    const at = await readNow(db)
    await dropOrders(db)
    const uploads = await db.select({ id: uploadedMedia.id }).from(uploadedMedia)
    await emptyEveryTable(db)
    for (const { id } of uploads) await getMediaStore().remove(id)
    await seed(db)
    await seedDesk(db, { now: at })
    await seedWeek(db, { now: at })
    await recordEvent(db, { kind: 'database_reset', detail: {}, at })

    return `Ramai is back at its seed. ${await loadPublishedCatalogues(db)}`
  })
})
