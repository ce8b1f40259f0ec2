import { rm } from 'node:fs/promises'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { seed } from '@/db/seed'
import { recordEvent } from '../audit/record-event'
import { dropSharedKeys } from '../demo/shared-keys'
import { getEnvironment } from '../environment'
import { command } from './command'
import { publish } from './publish'

/** Resets the shop to the seed: no baskets, no orders, full stock. The shop may keep running. */
command(async () => {
  const { PASAR_DATABASE_DIRECT_URL: url, PASAR_PHOTO_FOLDER: photos, ALLOW_REMOTE_SEED } = getEnvironment()
  await migrate(url)
  await seed(url, { allowRemote: ALLOW_REMOTE_SEED === '1', emptyFirst: true })
  await rm(photos, { recursive: true, force: true })
  await endDemo(url)

  return `Pasar is back at its seed, catalogue ${await publish()}.`
})

/** Recorded in the audit log. Removes all planted violations and resets the clock. */
async function endDemo(url: string) {
  const { db, close } = connect(url)
  try {
    await dropSharedKeys(db)
    await recordEvent(db, { kind: 'database_reset', detail: {}, at: new Date() })
  } finally {
    await close()
  }
}
