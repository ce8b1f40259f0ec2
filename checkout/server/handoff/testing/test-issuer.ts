import { generateSigningKey, mintHandoff, parseIssuerRegistry, parseSigningKey } from '@jembatan/contract/handoff'
import { startBasket } from '../../basket/start-basket'
import { newSessionId } from '../../session/cookies'
import { hashSessionId } from '../../session/session'
import { newNonce, proofOf } from '../browser-binding'
import { claimHandoff } from '../claim-handoff'
import type { HandoffSettings } from '../settings'

const SOCIAL = 'http://ramai.localhost:3000'

export const noon = new Date('2026-11-25T05:00:00Z')
export const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

type Tap = { sku?: string; quantity?: number; seen?: number; promo?: number; at?: Date; audience?: string }

/** A social app that this shop trusts, and the requests of its buyers. */
export async function openIssuer() {
  const signingKey = await parseSigningKey(await generateSigningKey())
  const issuers = {
    [SOCIAL]: { name: 'Ramai', returnUrl: `${SOCIAL}/`, keys: { keys: [signingKey.publicJwk] }, denied: [] },
  }
  const settings: HandoffSettings = {
    registry: await parseIssuerRegistry(issuers),
    audience: 'http://pasar.localhost:3001',
    secret: 'ab'.repeat(32),
  }
  const tap = ({ sku = 'AYU-SERUM', quantity = 1, seen = 129_000, promo = 101, at = noon, ...tap }: Tap = {}) =>
    mintHandoff({
      issuer: SOCIAL,
      audience: tap.audience ?? settings.audience,
      sku,
      quantity,
      seen: { amount: seen, currency: 'IDR' },
      promo,
      now: at,
      signingKey,
    })

  return { issuers, settings, tap, browser: () => openBrowser(settings) }
}

type Db = Parameters<typeof claimHandoff>[0]['db']

/** One browser: its nonce, the form's proof and its session. */
function openBrowser(settings: HandoffSettings) {
  const nonce = newNonce()
  const proof = proofOf(settings.secret, nonce)
  let sessionId: string | null = null
  const claimed = async (db: Db, token: string, now = noon, claim = claimHandoff) => {
    const sessionHash = sessionId ? hashSessionId(sessionId) : null
    const claimed = await claim({ db, sessionHash, settings, now }, { token, nonce, proof })
    sessionId = claimed.sessionId ?? sessionId

    return claimed
  }

  return {
    nonce,
    proof,
    forgetSession: () => {
      sessionId = null
    },
    sessionHash: () => (sessionId ? hashSessionId(sessionId) : null),
    startSession: () => {
      sessionId = newSessionId()

      return hashSessionId(sessionId)
    },
    claim: claimed,
    /** Claims a handoff and buys what it offers. */
    buy: async (db: Db, token: string, now = noon) => {
      const { sku } = await claimed(db, token, now)

      return startBasket({ db, sessionHash: sessionId && hashSessionId(sessionId), now }, { sku, quantity: 1 })
    },
  }
}
