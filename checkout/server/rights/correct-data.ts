import { eq } from 'drizzle-orm'
import { customers } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'

type Owner = Timed & { customer: { id: string } }

/**
 * Changes the account's name. `changeEmail` changes its email, the address book its addresses;
 * orders keep the data they were placed with.
 */
export async function correctData({ db, customer, now }: Owner, { name }: { name: string }) {
  await db.transaction(async (tx) => {
    await tx.update(customers).set({ name, updatedAt: now }).where(eq(customers.id, customer.id))
    await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
  })
}
