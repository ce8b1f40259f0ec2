import { connect } from '@/db/connect'
import { assertMayBeSeeded } from '@/db/local-only'
import { getEnvironment } from '../environment'
import { resetSimulation } from '../simulation/reset-simulation'
import { readMerchantSeed } from './merchant-seed'
import { runCommand } from './run-command'

runCommand(async () => {
  const { KASIR_DATABASE_DIRECT_URL, ALLOW_REMOTE_SEED } = getEnvironment()
  assertMayBeSeeded(KASIR_DATABASE_DIRECT_URL, ALLOW_REMOTE_SEED === '1')
  const { db, close } = connect(KASIR_DATABASE_DIRECT_URL)
  await resetSimulation(db, readMerchantSeed()).finally(close)
})
