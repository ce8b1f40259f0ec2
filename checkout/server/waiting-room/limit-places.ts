import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { limiterOn } from '../shared-limiter'
import { PLACES } from './limits'

// Each process counts a tenth of the limit locally: a rush adds no load to an overloaded database.
const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'places', ...PLACES, unshared: PLACES.most / 10 }))

/** Returns the seconds until this address may take another place; 0 when it may now. */
export async function limitPlaces(db: Database, address: string): Promise<number> {
  try {
    await limiter(db).consume(address)
    return 0
  } catch (limit) {
    return Math.max(1, Math.ceil(millisecondsRefused(limit) / 1000))
  }
}
