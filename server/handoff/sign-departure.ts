import { mintHandoff, type SigningKey } from '@jembatan/contract/handoff'
import type { Database } from '@/db/connect'
import type { Shop } from '../shop/shops'
import { recordDeparture } from './record-departure'

type SignDeparture = {
  shop: Shop
  /** The shop that receives the token. */
  audience: string
  sku: string
  /** The displayed price in rupiah. */
  price: number
  promoId: number
  issuer: string
  signingKey: SigningKey
  issuedAt: Date
  now: Date
}

/**
 * Signs a token for the tapped product, records it in the audit log, and returns the address that
 * takes it to the shop.
 */
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
