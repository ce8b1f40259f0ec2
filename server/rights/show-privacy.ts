import { grantedPurposes, listConsents } from '../consent/consents'
import type { MemberContext } from '../context'

/** A member's own account, and what they have agreed to. */
export const showPrivacy = async ({ db, member }: Pick<MemberContext, 'db' | 'member'>) => ({
  member,
  granted: await grantedPurposes(db, member.id),
  changes: await listConsents(db, member.id),
})
