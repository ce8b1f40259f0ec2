import { type HandoffClaims, HandoffRefused, verifyHandoff } from '@jembatan/contract/handoff'
import { DomainError } from '@jembatan/platform/errors'
import type { Connection } from '@/db/connect'
import { raiseThrottledAlarm } from '../audit/throttled-alarm'
import { log } from '../log'
import { describeRefusedToken } from './describe-token'
import { recordRefusal } from './record-refusal'
import type { HandoffSettings } from './settings'

type CheckToken = { token: string; step: 'show' | 'claim'; settings: HandoffSettings; now: Date }

/**
 * Verifies a token and returns its claims without spending it.
 * @throws {DomainError} `handoff_invalid` or `handoff_expired`; only the audit log gets the reason.
 */
export async function checkToken(db: Connection, { token, step, settings, now }: CheckToken): Promise<HandoffClaims> {
  try {
    return await verifyHandoff(token, { registry: settings.registry, audience: settings.audience, now })
  } catch (refused) {
    if (!(refused instanceof HandoffRefused)) throw refused

    const tokenFacts = await describeRefusedToken(db, { token, settings, now })
    const { claims, signature } = tokenFacts
    if (refused.reason === 'issued_in_future' && claims && signature?.valid) await reportClockAhead(db, { claims, now })
    await recordRefusal(db, { step, code: refused.code, reason: refused.reason, tokenFacts, at: now })
    throw new DomainError('invalid', refused.code, `the handoff is refused: ${refused.code}`, refused.item)
  }
}

type ClockAhead = { claims: Record<string, string | number>; now: Date }

/**
 * Reports a validly signed token whose time is in the future: one of two clocks is wrong, and all
 * buyers of that issuer are refused meanwhile. A forged time proves nothing and is refused like any
 * forgery.
 */
async function reportClockAhead(db: Connection, { claims: { iss: issuer = '', iat }, now }: ClockAhead) {
  const seconds = Number(iat) - Math.floor(now.getTime() / 1000)
  log.error(
    { issuer, seconds },
    `handoffs come from ${seconds} s ahead of this clock: compare the clocks of both hosts`,
  )
  const detail = { reason: 'issuer', issuer, seconds }
  await raiseThrottledAlarm(db, { kind: 'clock_skewed', detail, at: now }).catch((err: unknown) =>
    log.error({ err }, 'audit event not written: clock_skewed'),
  )
}
