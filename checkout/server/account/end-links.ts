import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { customerConfirmations, customerDevices, customerResets, customers } from '@/db/schema'

/**
 * A reset link also verifies the email. The account's other links and trusted devices end with the
 * old password.
 */
export async function proveByReset(db: Database, { customerId }: { customerId: string }) {
  await endLinks(db, { customerId })
  await db.update(customers).set({ emailVerified: true }).where(eq(customers.id, customerId))
}

/** Ends the account's mail links and the trust in its devices. */
export async function endLinks(db: Connection, { customerId }: { customerId: string }) {
  await db.delete(customerResets).where(eq(customerResets.value, customerId))
  await db.delete(customerConfirmations).where(eq(customerConfirmations.customerId, customerId))
  await db.update(customerDevices).set({ trustEndedAt: new Date() }).where(eq(customerDevices.customerId, customerId))
}
