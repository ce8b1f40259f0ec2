import { type HandoffClaims, HandoffRefused, verifyHandoff } from '@jembatan/contract/handoff'
import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import { describeRefusedToken } from './describe-token'
import { recordRefusal } from './record-refusal'
import type { HandoffSettings } from './settings'

type CheckToken = { token: string; step: 'show' | 'claim'; settings: HandoffSettings; now: Date }

/**
 * The claims of a genuine token. Nothing is spent.
 * @throws {DomainError} `handoff_invalid` or `handoff_expired`; the reason goes to the audit log alone.
 */
export async function checkToken(db: Connection, { token, step, settings, now }: CheckToken): Promise<HandoffClaims> {
  try {
    return await verifyHandoff(token, { registry: settings.registry, audience: settings.audience, now })
  } catch (refused) {
    if (!(refused instanceof HandoffRefused)) throw refused

    const tokenFacts = await describeRefusedToken(db, { token, settings, now })
    await recordRefusal(db, { step, code: refused.code, reason: refused.reason, tokenFacts, at: now })
    throw new DomainError('invalid', refused.code, `the handoff is refused: ${refused.code}`, refused.item)
  }
}
