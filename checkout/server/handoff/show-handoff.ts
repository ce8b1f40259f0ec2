import { newThrottle } from '@jembatan/audit-log'
import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import { HANDOFF, passed } from '../audit/crossings'
import { type AuditEvent, throttled } from '../audit/record-event'
import type { Item } from '../catalogue/find-item'
import { log } from '../log'
import { isNonce, newNonce, proofOf } from './browser-binding'
import { checkToken } from './check-token'
import { describeGenuineToken } from './describe-token'
import { findOffered } from './find-offered'
import type { HandoffSettings } from './settings'

/** Previews and reloads show a token repeatedly: records a few, counts the rest. */
const throttle = newThrottle({ most: 600, mostOfOne: 3 })

export type ShownHandoff = {
  issuerName: string
  item: Item
  quantity: number
  /** Stored in the browser, and proved by the form. */
  nonce: string
  proof: string
}

type ShowHandoff = { token: string; nonce: string | null }

/**
 * Returns a handoff's item at the shop's own price. Spends and creates nothing, however often it is
 * called.
 * @throws {DomainError} `handoff_invalid`, `handoff_expired` or `item_unavailable`.
 */
export async function showHandoff(
  { db, settings, now }: { db: Connection; settings: HandoffSettings; now: Date },
  { token, nonce }: ShowHandoff,
): Promise<ShownHandoff> {
  const claims = await checkToken(db, { token, step: 'show', settings, now })
  const message = { method: 'GET', path: '/h', status: 200, ...describeGenuineToken(token, claims) }
  const detail = { reason: 'genuine', crossing: passed(HANDOFF), message }
  const recorded = throttled(throttle, { db, kind: 'handoff_shown', detail, at: now, subject: claims.jti })
  const find = (recorded: AuditEvent[]) => findOffered(db, { token, claims, step: 'show', recorded, now })
  // A failed audit write must not hide the offer.
  const item = await find(recorded).catch((error: unknown) => {
    if (recorded.length === 0 || error instanceof DomainError) throw error
    log.error({ err: error }, 'audit event not written: handoff_shown')
    return find([])
  })

  // Keeps the browser's nonce, so that it can resume what it has claimed.
  const stored = isNonce(nonce) ? nonce : newNonce()
  return {
    issuerName: settings.registry.get(claims.iss)?.name ?? claims.iss,
    item,
    quantity: claims.qty,
    nonce: stored,
    proof: proofOf(settings.secret, stored),
  }
}
