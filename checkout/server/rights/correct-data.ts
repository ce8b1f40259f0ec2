import { eq } from 'drizzle-orm'
import { customers } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'

type Owner = Timed & { customer: { id: string } }

/**
 * Of an account. Its e-mail is changed by `changeEmail`, addresses are corrected where they are kept, and an order stays what
 * was agreed.
 */
export async function correctData({ db, customer, now }: Owner, { name }: { name: string }) {
  await db.transaction(async (tx) => {
    await tx.update(customers).set({ name, updatedAt: now }).where(eq(customers.id, customer.id))
    await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
  })
}
