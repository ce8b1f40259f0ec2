import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { customers } from '@/db/schema'
import { recordEvent } from '../audit/record-event'

type CorrectData = { customerId: string; name: string; now: Date }

/**
 * Of an account. Its e-mail is changed by `changeEmail`, addresses are corrected where they are kept, and an order stays what
 * was agreed.
 */
export async function correctData(db: Database, { customerId, name, now }: CorrectData) {
  await db.transaction(async (tx) => {
    await tx.update(customers).set({ name, updatedAt: now }).where(eq(customers.id, customerId))
    await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
  })
}
