import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberConfirmations, memberDevices, members, passwordResets } from '@/db/schema'

/** A link to a new password proves the e-mail as well. Its other links and known browsers end with the old password. */
export async function proveByReset(db: Database, { memberId }: { memberId: string }) {
  await endLinks(db, { memberId })
  await db.update(members).set({ emailVerified: true }).where(eq(members.id, memberId))
}

/** Ends what opens the account or knows its browsers: links of letters, and devices. */
export async function endLinks(db: Pick<Database, 'delete'>, { memberId }: { memberId: string }) {
  await db.delete(passwordResets).where(eq(passwordResets.memberId, memberId))
  await db.delete(memberConfirmations).where(eq(memberConfirmations.memberId, memberId))
  await db.delete(memberDevices).where(eq(memberDevices.memberId, memberId))
}
