import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { isSeeded, seed } from '@/db/seed'
import { getEnvironment } from '../environment'
import { command } from './command'
import { publish } from './publish'

/** Prepares the shop to be opened, from any state. */
command(async () => {
  const { PASAR_DATABASE_DIRECT_URL: url, ALLOW_REMOTE_SEED } = getEnvironment()
  await migrate(url)
  const filled = await fillWhenEmpty(url, ALLOW_REMOTE_SEED === '1')

  return `Pasar is prepared: stock ${filled}, catalogue ${await publish()}.`
})

async function fillWhenEmpty(url: string, allowRemote: boolean) {
  const { db, close } = connect(url)
  const full = await isSeeded(db).finally(close)
  if (full) return 'current'
  await seed(url, { allowRemote })

  return 'filled'
}
