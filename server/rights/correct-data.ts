import { eq } from 'drizzle-orm'
import { members } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { MemberContext } from '../context'

export type CorrectData = { name: string }

/** The e-mail is not included: a mailed link changes it, see `confirmEmail`. */
export async function correctData(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { name }: CorrectData,
) {
  await db.transaction(async (tx) => {
    await tx.update(members).set({ name, updatedAt: now }).where(eq(members.id, memberId))
    await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
  })
}
