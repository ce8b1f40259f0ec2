import type { HandoffClaims } from '@jembatan/contract/handoff'
import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import type { AuditEvent } from '../audit/record-event'
import { findItem } from '../catalogue/find-item'
import { describeGenuineToken } from './describe-token'
import { recordRefusal } from './record-refusal'

type FindOffered = { token: string; claims: HandoffClaims; step: 'show' | 'claim'; recorded?: AuditEvent[]; now: Date }

/**
 * Returns the item of a verified token; writes `recorded` with it, where it is found.
 * @throws {DomainError} `item_unavailable` when this shop never sold it, which is recorded.
 */
export async function findOffered(db: Connection, { token, claims, step, recorded, now: at }: FindOffered) {
  return findItem({ db }, claims, recorded).catch(async (error: unknown) => {
    if (error instanceof DomainError && error.code === 'item_unavailable')
      await recordRefusal(db, {
        step,
        code: error.code,
        reason: 'unknown_item',
        tokenFacts: describeGenuineToken(token, claims),
        at,
      })
    throw error
  })
}
