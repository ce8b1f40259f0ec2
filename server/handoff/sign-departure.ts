import { mintHandoff, type SigningKey } from '@jembatan/contract/handoff'
import type { Database } from '@/db/connect'
import type { Shop } from '../shop/shops'
import { recordDeparture } from './record-departure'

type SignDeparture = {
  shop: Shop
  /** Whom the token is for. */
  audience: string
  sku: string
  /** Rupiah that the feed showed. */
  price: number
  promoId: number
  issuer: string
  signingKey: SigningKey
  issuedAt: Date
  now: Date
}

/** A token that says what was tapped, recorded in the audit log, and the address that takes it to the shop. */
export async function signDeparture(db: Database, { shop, price, promoId, issuedAt, now, ...intent }: SignDeparture) {
  const token = await mintHandoff({
    ...intent,
    quantity: 1,
    seen: { amount: price, currency: 'IDR' },
    promo: promoId,
    now: issuedAt,
  })
  await recordDeparture(db, { shop: shop.id, promo: promoId, token, now })

  return { location: `${shop.origin}/h?t=${token}`, token }
}
