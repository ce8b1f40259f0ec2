import { mintHandoff, type SigningKey } from '@jembatan/contract/handoff'
import type { Database } from '@/db/connect'
import { DomainError } from '../errors'
import { recordDeparture } from './record-departure'

export type StartHandoff = {
  db: Database
  promoId: number
  /** Ramai's own public origin and the shop's: who says it, and to whom. */
  issuer: string
  audience: string
  signingKey: SigningKey
  now: Date
}

/**
 * Signs one intent to buy what a promotion offers, and says where the browser takes it.
 * It is told nothing about the viewer, so it cannot pass anything on.
 * @throws {DomainError} `promotion_unknown` when the catalogue does not list the promotion; then nothing is minted.
 */
export async function startHandoff({ db, promoId, issuer, audience, signingKey, now }: StartHandoff) {
  const { sku, price } = await getPromotedVariantOrThrow(db, promoId)
  const intent = { sku, quantity: 1, seen: { amount: price, currency: 'IDR' as const }, promo: promoId }

  const token = await mintHandoff({ ...intent, issuer, audience, now, signingKey })
  await recordDeparture(db, { ...intent, now })

  return { location: `${audience}/h?t=${token}` }
}

async function getPromotedVariantOrThrow(db: Database, promoId: number) {
  const promo = await db.query.cataloguePromos.findFirst({ where: (promo, { eq }) => eq(promo.id, promoId) })
  const variant =
    promo && (await db.query.catalogueVariants.findFirst({ where: (variant, { eq }) => eq(variant.sku, promo.sku) }))
  if (!variant) throw new DomainError('not_found', 'promotion_unknown', `There is no promotion ${promoId}.`)

  return variant
}
