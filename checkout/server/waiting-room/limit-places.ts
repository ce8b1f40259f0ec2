import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { PLACES } from './limits'

// A tenth is counted by each process for itself: a rush of people asks an overloaded database nothing more.
const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'places', ...PLACES, unshared: PLACES.most / 10 }))

/** In how many seconds this address may take another place; 0 where it may take one now. */
export async function limitPlaces(db: Database, address: string): Promise<number> {
  try {
    await limiter(db).consume(address)
    return 0
  } catch (limit) {
    return Math.max(1, Math.ceil(millisecondsRefused(limit) / 1000))
  }
}
