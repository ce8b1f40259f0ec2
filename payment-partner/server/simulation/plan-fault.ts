import { asc, gt } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { gatewayFaults } from '@/db/schema'
import { recordEvent } from '../audit/record-event'

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

const IS_AWAITED = gt(gatewayFaults.timesLeft, 0)

/** The failures that still await a request, oldest first. */
export const listFaults = (db: Connection) =>
  db.select().from(gatewayFaults).where(IS_AWAITED).orderBy(asc(gatewayFaults.id))

const USUAL_DELAY_MS = 5000
const USUAL_STATUS = 500

/** Plans a failure with the usual delay or status. */
export const planOperatorFault = (db: Database, fault: Pick<Fault, 'match' | 'mode' | 'times'>) =>
  recorded(db, 'fault planned', (tx) =>
    planFault(tx, {
      ...fault,
      milliseconds: fault.mode === 'delay' ? USUAL_DELAY_MS : 0,
      status: USUAL_STATUS,
    }),
  )

export const clearFaults = (db: Database) =>
  recorded(db, 'faults cleared', (tx) => tx.delete(gatewayFaults).where(IS_AWAITED))

const recorded = (db: Database, control: string, change: (tx: Connection) => Promise<unknown>) =>
  db.transaction(async (tx) => {
    await change(tx)
    await recordEvent(tx, { kind: 'simulation_used', detail: { control }, at: new Date() })
  })
