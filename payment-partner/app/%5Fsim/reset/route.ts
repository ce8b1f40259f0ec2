import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { readNow } from '@/server/clock'
import { readMerchantSeed } from '@/server/commands/merchant-seed'
import { resetSimulation } from '@/server/simulation/reset-simulation'

export const dynamic = 'force-dynamic'

export const POST = simRoute('reset', z.object({}), async (db) => {
  await resetSimulation(db, readMerchantSeed())

  return { now: await readNow(db) }
})
