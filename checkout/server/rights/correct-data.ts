import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { customers } from '@/db/schema'
import { customerFields, FieldsRefused, parseFields } from '../account/customer-fields'
import { recordEvent } from '../audit/record-event'

type CorrectData = { customerId: string; name: string; email: string; now: Date }

/**
 * Of an account. Addresses are corrected where they are kept; an order stays what was agreed.
 * @throws {FieldsRefused} also when somebody else signs in with this e-mail: its uniqueness decides.
 */
export async function correctData(db: Database, { customerId, now, ...typed }: CorrectData) {
  const { name, email } = parseFields(customerFields.pick({ name: true, email: true }), typed)

  await db
    .transaction(async (tx) => {
      await tx.update(customers).set({ name, email, updatedAt: now }).where(eq(customers.id, customerId))
      await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
    })
    .catch((failure: unknown) => {
      if (isTaken(failure)) throw new FieldsRefused({ email: 'email_taken' }, { cause: failure })
      throw failure
    })
}

const UNIQUE_VIOLATION = '23505'

const isTaken = (failure: unknown) =>
  failure instanceof Error &&
  failure.cause instanceof Error &&
  'code' in failure.cause &&
  failure.cause.code === UNIQUE_VIOLATION
