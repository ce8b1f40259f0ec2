import { assertMayBeSeeded } from '@/db/local-only'
import { migrate } from '@/db/migrate'
import { seed } from '@/db/seed'
import { getEnvironment } from '../environment'
import { readMerchantSeed } from './merchant-seed'
import { runCommand } from './run-command'

runCommand(async () => {
  const { KASIR_DATABASE_DIRECT_URL, ALLOW_REMOTE_SEED } = getEnvironment()
  await migrate(KASIR_DATABASE_DIRECT_URL)
  assertMayBeSeeded(KASIR_DATABASE_DIRECT_URL, ALLOW_REMOTE_SEED === '1')
  await seed(KASIR_DATABASE_DIRECT_URL, readMerchantSeed())
})
