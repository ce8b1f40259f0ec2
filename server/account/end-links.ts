import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberConfirmations, memberDevices, members, passwordResets } from '@/db/schema'

/**
 * A link to set a new password confirms the email too. The account's other links and known
 * browsers end with the old password.
 */
export async function proveByReset(db: Database, { memberId }: { memberId: string }) {
  await endLinks(db, { memberId })
  await db.update(members).set({ emailVerified: true }).where(eq(members.id, memberId))
}

/** Deletes the account's mailed links and known browsers. */
export async function endLinks(db: Pick<Database, 'delete'>, { memberId }: { memberId: string }) {
  await db.delete(passwordResets).where(eq(passwordResets.memberId, memberId))
  await db.delete(memberConfirmations).where(eq(memberConfirmations.memberId, memberId))
  await db.delete(memberDevices).where(eq(memberDevices.memberId, memberId))
}
