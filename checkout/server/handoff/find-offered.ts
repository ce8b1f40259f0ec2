import type { HandoffClaims } from '@jembatan/contract/handoff'
import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import { findItem } from '../catalogue/find-item'
import { describeGenuineToken } from './describe-token'
import { recordRefusal } from './record-refusal'

type FindOffered = { token: string; claims: HandoffClaims; step: 'show' | 'claim'; now: Date }

/**
 * The item that a genuine token is about.
 * @throws {DomainError} `item_unavailable` when this shop never sold it; that is recorded.
 */
export async function findOffered(db: Connection, { token, claims, step, now: at }: FindOffered) {
  return findItem(db, claims.sku).catch(async (error: unknown) => {
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
