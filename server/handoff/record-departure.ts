import type { HandoffClaims } from '@jembatan/contract/handoff'
import { sql } from 'drizzle-orm'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { Database } from '@/db/connect'
import { promotionDepartures } from '@/db/schema'
import { HANDOFF } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { dayInJakarta } from '../day'

export type Departure = { shop: string; promo: number; token: string; now: Date }

/**
 * Records one audit event and increments the promotion's count of the day. Neither has a field for
 * a person or a token.
 */
export async function recordDeparture(db: Database, { shop, promo, token, now }: Departure) {
  await db.transaction(async (transaction) => {
    await recordEvent(transaction, {
      kind: 'handoff_minted',
      detail: { shop, crossing: { ...HANDOFF, verdict: 'passed' }, message: describeToken(token) },
      at: now,
    })
    await transaction
      .insert(promotionDepartures)
      .values({ shop, promoId: promo, day: dayInJakarta(now), departures: 1 })
      .onConflictDoUpdate({
        target: [promotionDepartures.shop, promotionDepartures.promoId, promotionDepartures.day],
        set: { departures: sql`${promotionDepartures.departures} + 1` },
      })
  })
}

/** Describes the signed token without the id that distinguishes it from others. */
function describeToken(token: string) {
  const { alg = '', kid = '', typ = '' } = decodeProtectedHeader(token)
  const { iss, aud, iat, exp, sku, qty, seen, promo } = decodeJwt<HandoffClaims>(token)

  return {
    method: 'GET',
    path: '/h',
    header: { alg, kid, typ },
    claims: { iss, aud, iat, exp, sku, qty, seen, promo },
    signature: { algorithm: alg, keyId: kid, valid: true },
  }
}
