import type { Connection } from '@/db/connect'
import { gatewayFaults } from '@/db/schema'

type Fault = Pick<typeof gatewayFaults.$inferInsert, 'match' | 'mode' | 'milliseconds' | 'status'> & { times: number }

/**
 * Plans a failure for the given number of requests whose method and path, or order, contain the
 * text.
 */
export async function planFault(db: Connection, { times, ...fault }: Fault) {
  const [planned] = await db
    .insert(gatewayFaults)
    .values({ ...fault, timesLeft: times })
    .returning()
  if (!planned) throw new Error('PostgreSQL returned no row for an insert.')

  return planned
}
