import { randomBytes } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'
import type { Method } from '../method/methods'

type Addresses = { notificationUrl: string | null; recurringNotificationUrl: string | null }

export const setNotificationUrls = (db: Connection, { id, ...addresses }: Addresses & { id: string }) =>
  db.update(merchants).set(addresses).where(eq(merchants.id, id))

/** Switches exactly these methods on. Open payment pages offer them from now on. */
export const setMethods = (db: Connection, { id, methods }: { id: string; methods: Method[] }) =>
  db.update(merchants).set({ methods }).where(eq(merchants.id, id))

/** The time in which a merchant replaces its previous key. */
export const HOURS_OF_PREVIOUS_KEY = 24

/**
 * Replaces the server key and returns the new one. Calls with the previous key are accepted for a
 * day; notifications are signed with the new key at once.
 */
export async function rotateServerKey(db: Connection, id: string) {
  const serverKey = `SB-Mid-server-${randomBytes(18).toString('base64url')}`
  const previousKeyEndsAt = sql`now() + make_interval(hours => ${HOURS_OF_PREVIOUS_KEY}::int)`
  const [rotated] = await db
    .update(merchants)
    .set({ serverKey, previousServerKey: sql`server_key`, previousKeyEndsAt })
    .where(eq(merchants.id, id))
    .returning({ id: merchants.id })

  return rotated && serverKey
}
