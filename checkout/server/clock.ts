import { desc, inArray, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { isDemoMode } from './environment'

/** What the trail tells of the shop's time: a demo moved it ahead, or everything began anew. */
const MOVES = ['clock_advanced', 'database_reset']

/** Names the lock; any number would do, this one reads JAM, the hour, on a telephone's keys. */
const CLOCK_LOCK = 526

/** The shop's time, the same for web and worker. The machine's, but where a demo moved it ahead; only there it costs a look. */
export async function readNow(db: Connection): Promise<Date> {
  const offsetSeconds = isDemoMode() ? await readOffset(db) : 0

  return new Date(Date.now() + offsetSeconds * 1000)
}

/** How many seconds the shop's time runs ahead of the machine's: the trail's last word on it, and no other memory. */
export async function readOffset(db: Connection): Promise<number> {
  const [last] = await db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(inArray(auditEvents.kind, MOVES))
    .orderBy(desc(auditEvents.id))
    .limit(1)

  return Number(last?.detail.offsetSeconds ?? 0)
}

/**
 * The machine's moment for one of the shop's: a queue lives by the machine. Until the transaction ends nobody moves the
 * clock, so that what was planned by one time is not left behind by another.
 */
export async function toMachineTime(tx: Connection, at: Date): Promise<Date> {
  if (!isDemoMode()) return at
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${CLOCK_LOCK}::bigint)`)

  return new Date(at.getTime() - (await readOffset(tx)) * 1000)
}

/** Waits for those who plan by the clock, and until the transaction ends nobody else plans. */
export const stopClock = (tx: Connection) => tx.execute(sql`select pg_advisory_xact_lock(${CLOCK_LOCK}::bigint)`)
