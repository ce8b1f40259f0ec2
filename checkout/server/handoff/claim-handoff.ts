import type { HandoffClaims } from '@jembatan/contract/handoff'
import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import type { TimedContext } from '../context'
import { hashSessionId, type NextSession } from '../session/session'
import { isNonce, nextSessionId, provesNonce, resumeKeyOf } from './browser-binding'
import { checkToken } from './check-token'
import { claimOffer, type Offered } from './claim-offer'
import { describeGenuineToken, describeRefusedToken } from './describe-token'
import { findOffered } from './find-offered'
import { recordRefusal } from './record-refusal'
import { resumeOffer } from './resume-offer'
import type { HandoffSettings } from './settings'

/** `sessionId` is a new session for the browser to store; null when it has the right one. */
export type ClaimedHandoff = Offered & { sessionId: string | null }

type Claiming = Pick<TimedContext, 'db' | 'sessionHash' | 'now'> & {
  /** The signed-in customer: an account's session is not replaced by a claim. */
  customer?: TimedContext['customer']
  settings: HandoffSettings
}
type ClaimHandoff = { token: string; nonce: string | null; proof: string }

/**
 * Spends a handoff once: claim and offer in one statement. In the browser that claimed it, a
 * repeated call returns the same offer.
 * @throws {DomainError} `handoff_cross_site`, `handoff_invalid`, `handoff_expired`, `handoff_used`,
 * `item_unavailable`.
 */
export async function claimHandoff(ctx: Claiming, { token, nonce, proof }: ClaimHandoff): Promise<ClaimedHandoff> {
  const { db, sessionHash, customer, settings, now } = ctx
  if (!isNonce(nonce) || !provesNonce(settings.secret, { nonce, proof })) return refuseStranger(ctx, token)

  const claims = await checkToken(db, { token, step: 'claim', settings, now })
  const resumeKey = resumeKeyOf(settings.secret, { nonce, ...claims })
  const sessionId = nextSessionId(settings.secret, { nonce, sessionHash })
  const session: NextSession =
    customer && sessionHash
      ? { present: sessionHash, hash: sessionHash, id: null }
      : { present: sessionHash, hash: hashSessionId(sessionId), id: sessionId }
  const claimed = await claimOffer(db, { token, claims, resumeKey, session, now })
  if (claimed) return { ...claimed, sessionId: session.id }

  await findOffered(db, { token, claims, step: 'claim', now })
  const resumed = await db.transaction((tx) => resumeOffer(tx, { resumeKey, session }))

  return resumed ?? refuseSpent(db, { token, claims, now })
}

type Genuine = { token: string; claims: HandoffClaims; now: Date }

async function refuseStranger({ db, settings, now: at }: Claiming, token: string): Promise<never> {
  const tokenFacts = await describeRefusedToken(db, { token, settings, now: at })
  await recordRefusal(db, { step: 'claim', code: 'handoff_cross_site', reason: 'unbound', tokenFacts, at })
  throw new DomainError('forbidden', 'handoff_cross_site', 'the form is not bound to this browser')
}

async function refuseSpent(db: Connection, { token, claims, now }: Genuine): Promise<never> {
  const tokenFacts = describeGenuineToken(token, claims)
  await recordRefusal(db, { step: 'claim', code: 'handoff_used', reason: 'spent', tokenFacts, at: now })
  throw new DomainError('conflict', 'handoff_used', 'the handoff was opened in another browser', {
    sku: claims.sku,
    quantity: claims.qty,
  })
}
