import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { basketVouchers } from '@/db/schema'
import { toReference } from '@/i18n/as-typed'
import type { BuyerContext, TimelessBuyer } from '../context'
import { limitCodes } from '../voucher/limit-codes'
import { priceBeside } from '../voucher/offer-vouchers'
import { findVoucher } from '../voucher/read-vouchers'
import { placeOf } from '../voucher/voucher-place'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'
import { goodsOf, quoteBasket } from './quote-basket'

type ApplyVoucher = OfBasket & {
  /** As typed. */
  code: string
}

/**
 * Applies a voucher to a basket. It replaces another of the same slot: a shop's, the platform's, or
 * the one for shipping. Its quota is reserved by placing the order, not here.
 * @throws {DomainError} `code_missing`; `voucher_unknown`; `too_many_codes`; `voucher_unfit` with
 * the reason.
 */
export async function applyVoucher(
  { db, address, now, sessionHash }: Pick<BuyerContext, 'db' | 'sessionHash' | 'address' | 'now'>,
  { code: typed, basketId }: ApplyVoucher,
) {
  const own = { basketId, sessionHash }
  const code = toReference(typed)
  if (!code) throw new DomainError('invalid', 'code_missing', 'no code was typed')
  const { parcels, vouchers, delivery } = await quoteBasket(db, { ...own, now })
  const buyer = { sessionHash: own.sessionHash, phone: delivery?.phone ?? null }
  const voucher = await limitCodes({ db, address, find: () => findVoucher(db, { code, ...buyer }) })
  if (!voucher) throw new DomainError('not_found', 'voucher_unknown', 'there is no such voucher')

  const applied = vouchers.map((one) => one.voucher)
  const { unfit } = priceBeside(voucher, { applied, goods: goodsOf(parcels), now })
  if (unfit) {
    const { shopName, category } = voucher
    const details = { ...unfit, shop: shopName ?? '', category: category ?? '' }
    throw new DomainError('conflict', 'voucher_unfit', 'the voucher does not fit the basket', details)
  }

  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx
      .insert(basketVouchers)
      .values({ basketId: own.basketId, code, place: placeOf(voucher) })
      .onConflictDoUpdate({ target: [basketVouchers.basketId, basketVouchers.place], set: { code } })
  })

  return { code }
}

type RemoveVoucher = OfBasket & { code: string }

export async function removeVoucher({ db, sessionHash }: TimelessBuyer, { code, basketId }: RemoveVoucher) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx.delete(basketVouchers).where(and(eq(basketVouchers.basketId, own.basketId), eq(basketVouchers.code, code)))
  })
}
