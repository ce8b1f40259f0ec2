import { grantedPurposes, listConsents } from '../consent/consents'
import type { MemberContext } from '../context'

/** Returns a member's own account and consents. */
export const showPrivacy = async ({ db, member }: Pick<MemberContext, 'db' | 'member'>) => ({
  member,
  granted: await grantedPurposes(db, member.id),
  changes: await listConsents(db, member.id),
})
