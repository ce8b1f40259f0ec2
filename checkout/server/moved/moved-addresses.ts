import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { customers, movedPersons } from '@/db/schema'

type OfAccount = { sessionHash: string }

/**
 * Addresses that were brought over with somebody who has an account now. The former shop asked for no village, which a
 * courier's price hangs on: its owner completes one, or throws it away.
 */
export const listMovedAddresses = (db: Connection, { sessionHash }: OfAccount) =>
  db
    .select({
      id: movedPersons.id,
      recipient: movedPersons.name,
      phone: movedPersons.phone,
      address: movedPersons.address,
    })
    .from(movedPersons)
    .innerJoin(customers, eq(customers.id, movedPersons.claimedBy))
    .where(and(eq(customers.sessionHash, sessionHash), isNotNull(movedPersons.address)))
    .orderBy(asc(movedPersons.claimedAt))

/** It is completed, or not wanted. False where this account has none by that id. */
export async function forgetMovedAddress(db: Connection, { sessionHash, id }: OfAccount & { id: string }) {
  const owner = db.select({ id: customers.id }).from(customers).where(eq(customers.sessionHash, sessionHash))
  const forgotten = await db
    .update(movedPersons)
    .set({ name: null, phone: null, address: null })
    .where(and(eq(movedPersons.id, id), inArray(movedPersons.claimedBy, owner), isNotNull(movedPersons.address)))
    .returning({ id: movedPersons.id })

  return forgotten.length > 0
}
