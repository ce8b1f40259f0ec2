import type { Connection } from '@/db/connect'

/**
 * Kasir's time: the machine's, moved by an offset that a row keeps, so that every process of Kasir
 * lives at the same moment. Verbs never look at it themselves; they are given `now`.
 */
export async function readNow(db: Connection): Promise<Date> {
  const row = await db.query.clock.findFirst()

  return new Date(Date.now() + (row?.offsetSeconds ?? 0) * 1000)
}
