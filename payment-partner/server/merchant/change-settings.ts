import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'
import type { Method } from '../method/methods'

type Addresses = { notificationUrl: string | null; recurringNotificationUrl: string | null }

export const setNotificationUrls = (db: Connection, { id, ...addresses }: Addresses & { id: string }) =>
  db.update(merchants).set(addresses).where(eq(merchants.id, id))

/** Switches exactly these methods on. Open payment pages offer them from now on. */
export const setMethods = (db: Connection, { id, methods }: { id: string; methods: Method[] }) =>
  db.update(merchants).set({ methods }).where(eq(merchants.id, id))

/**
 * Creates the next server key and returns it. The merchant's first call with it confirms that the
 * shop has it; until then notifications are signed with the present key.
 */
export async function rotateServerKey(db: Connection, id: string) {
  const nextServerKey = `SB-Mid-server-${randomBytes(18).toString('base64url')}`
  const [rotated] = await db
    .update(merchants)
    .set({ nextServerKey })
    .where(eq(merchants.id, id))
    .returning({ id: merchants.id })

  return rotated && nextServerKey
}
