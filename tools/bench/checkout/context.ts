import type { Shop } from '@jembatan/buyer/shop'
import { openShop } from '../../dev/postgres/open-shop'
import type { RunningSystems } from '../../dev/start-systems'
import { findWorkers, type Workers } from './cpu'

/** The measured shop, and the processes whose CPU is counted. */
export type BenchContext = Shop & { workers: Workers }

export const openBench = async (running: RunningSystems): Promise<BenchContext> => ({
  ...(await openShop(running)),
  workers: await findWorkers(running),
})
