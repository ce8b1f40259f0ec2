import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { merchants } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import type { Method } from '../method/methods'

type Addresses = { notificationUrl: string | null; recurringNotificationUrl: string | null }

export const setNotificationUrls = (db: Connection, { id, ...addresses }: Addresses & { id: string }) =>
  db.update(merchants).set(addresses).where(eq(merchants.id, id))

/** Switches exactly these methods on. Open payment pages offer them from now on. */
export const setMethods = (db: Connection, { id, methods }: { id: string; methods: Method[] }) =>
  db.update(merchants).set({ methods }).where(eq(merchants.id, id))

/** An assumption: the real gateway documents no rotation without its support. */
export const DAYS_OF_UNCONFIRMED_KEY = 7

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Creates the next server key and returns it. The merchant's first call with it confirms that the
 * shop has it; until then notifications are signed with the present key, which ends after some days
 * in any case.
 */
export async function rotateServerKey(db: Connection, { id, now }: { id: string; now: Date }) {
  const nextServerKey = `SB-Mid-server-${randomBytes(18).toString('base64url')}`
  const serverKeyEndsAt = new Date(now.getTime() + DAYS_OF_UNCONFIRMED_KEY * DAY_MS)

  return inTransaction(db, async (tx) => {
    const [rotated] = await tx
      .update(merchants)
      .set({ nextServerKey, serverKeyEndsAt })
      .where(eq(merchants.id, id))
      .returning({ id: merchants.id })
    if (!rotated) return undefined
    await addJob(tx, { task: 'end-server-key', payload: { id }, at: serverKeyEndsAt })

    return nextServerKey
  })
}
