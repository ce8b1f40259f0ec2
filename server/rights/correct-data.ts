import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { members } from '@/db/schema'
import { FieldsRefused, memberFields, parseFields } from '../account/member-fields'
import { recordEvent } from '../audit/record-event'

export type CorrectData = { memberId: string; name: string; email: string; now: Date }

/** @throws {FieldsRefused} also when somebody else signs in with this e-mail: its uniqueness decides. */
export async function correctData(db: Database, { memberId, now, ...typed }: CorrectData) {
  const { name, email } = parseFields(memberFields.pick({ name: true, email: true }), typed)

  await db
    .transaction(async (tx) => {
      await tx.update(members).set({ name, email, updatedAt: now }).where(eq(members.id, memberId))
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
