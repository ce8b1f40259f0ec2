import { connect } from '@/db/connect'
import { empty } from '@/db/empty'
import { assertMayBeSeeded } from '@/db/local-only'
import { seed } from '@/db/seed'
import { recordEvent } from '../audit/record-event'
import { getEnvironment } from '../environment'
import { readMerchantSeed } from './merchant-seed'
import { runCommand } from './run-command'

runCommand(async () => {
  const { KASIR_DATABASE_DIRECT_URL, ALLOW_REMOTE_SEED } = getEnvironment()
  assertMayBeSeeded(KASIR_DATABASE_DIRECT_URL, ALLOW_REMOTE_SEED === '1')
  await empty(KASIR_DATABASE_DIRECT_URL)
  await seed(KASIR_DATABASE_DIRECT_URL, readMerchantSeed())
  await recordReset(KASIR_DATABASE_DIRECT_URL)
})

async function recordReset(url: string) {
  const { db, close } = connect(url)
  await recordEvent(db, { kind: 'database_reset', detail: {}, at: new Date() }).finally(close)
}
