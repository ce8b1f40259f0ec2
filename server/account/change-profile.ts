import { eq } from 'drizzle-orm'
import { creators, members } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { MemberContext } from '../context'
import { refuseDuplicate } from './fields-refused'
import { type Avatar, KEEP_PICTURE, pathOfAvatar } from './limits'

export type ChangeProfile = {
  name: string
  /** Ignored for a creator, whose id is the name in addresses and in promotions. */
  handle: string
  /** A drawn picture, none, or the present one. */
  picture: Avatar | '' | typeof KEEP_PICTURE
  /** Shown on a creator's page; ignored for other members. */
  bioId: string
  /** The bio for English readers; without one they read the other. */
  bioEn: string
}

/**
 * Changes a member's profile, and their creator account with it. The e-mail is not included: a
 * mailed link changes it, see `confirmEmail`.
 * @throws {FieldsRefused} `handle_taken`
 */
export async function changeProfile(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { name, handle, picture, bioId, bioEn }: ChangeProfile,
) {
  const image = picture === KEEP_PICTURE ? undefined : picture === '' ? null : pathOfAvatar(picture)
  await db
    .transaction(async (tx) => {
      const [creator] = await tx
        .update(creators)
        .set({ name, picture: image, bioId, bioEn: bioEn || bioId })
        .where(eq(creators.memberId, memberId))
        .returning({ id: creators.id })
      await tx
        .update(members)
        .set({ name, image, handle: creator ? undefined : handle, updatedAt: now })
        .where(eq(members.id, memberId))
      await recordEvent(tx, { kind: 'data_corrected', detail: {}, at: now })
    })
    .catch(refuseDuplicate({ handle: 'handle_taken' }))
}
