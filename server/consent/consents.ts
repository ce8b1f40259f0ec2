import { desc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { consents, members } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { MemberContext } from '../context'
import type { Purpose } from './limits'

/**
 * The version of `privacy.purpose` in `messages/`. A text that asks for more needs a new version.
 */
export const CONSENT_TEXT = '2026-11'

export type SetConsent = { purpose: Purpose; granted: boolean }

/** Writes a row only if the consent changes, so that two taps are one change. */
export async function setConsent(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { purpose, granted }: SetConsent,
) {
  await db.transaction(async (tx) => {
    // Locks the member, so that changes run one after the other.
    await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for('update')
    if ((await grantedPurposes(tx, memberId)).includes(purpose) === granted) return

    await tx.insert(consents).values({ memberId, purpose, granted, textVersion: CONSENT_TEXT, at: now })
    await recordEvent(tx, {
      kind: 'consent_changed',
      detail: { purpose, granted, textVersion: CONSENT_TEXT },
      at: now,
    })
  })
}

/** Returns the purposes that their newest row grants. */
export async function grantedPurposes(db: Pick<Database, 'selectDistinctOn'>, memberId: string): Promise<Purpose[]> {
  const newest = await db
    .selectDistinctOn([consents.purpose], { purpose: consents.purpose, granted: consents.granted })
    .from(consents)
    .where(eq(consents.memberId, memberId))
    .orderBy(consents.purpose, desc(consents.id))

  return newest.filter(({ granted }) => granted).map(({ purpose }) => purpose)
}

/** Returns every change, newest first. */
export const listConsents = (db: Database, memberId: string) =>
  db
    .select({
      purpose: consents.purpose,
      granted: consents.granted,
      textVersion: consents.textVersion,
      at: consents.at,
    })
    .from(consents)
    .where(eq(consents.memberId, memberId))
    .orderBy(desc(consents.id))
