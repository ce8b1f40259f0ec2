import type { Category, voucherKind } from '@/db/schema'
import { divide } from '../divide'

export type VoucherKind = (typeof voucherKind.enumValues)[number]

export type Voucher = {
  code: string
  kind: VoucherKind
  shopId: string | null
  shopName: string | null
  category: Category | null
  amount: number | null
  percent: number | null
  most: number | null
  minimum: number
  onceABuyer: boolean
  usedUp: boolean
  /** Used by this buyer in an earlier order, identified by session, account or phone. */
  usedBefore: boolean
  /** By this browser or account. */
  isCollected: boolean
  /** In ISO 8601. */
  startsAt: string
  endsAt: string
}

export type Goods = {
  /** One parcel per shop; its shipping is null before a courier is chosen. */
  parcels: { shopId: string; shipping: number | null }[]
  /** `price` is the total of the line. */
  lines: { sku: string; shopId: string; category: Category; price: number }[]
}

/** Why a voucher does not apply, with the rupiah missing to its minimum, or its start or end. */
export type Unfit =
  | { reason: 'not_yet'; startsAt: string }
  | { reason: 'over'; endsAt: string }
  | { reason: 'minimum'; missing: number }
  | { reason: 'used_up' | 'used_before' | 'other_shop' | 'other_category' | 'shipping_free' | 'nothing_left' }

/** `amount`: the discount in rupiah; 0 when it does not apply, or its shipping is not known yet. */
export type PricedVoucher = { voucher: Voucher; amount: number; unfit: Unfit | null }

type Discount = { shop: number; platform: number }

export type Discounts = {
  vouchers: PricedVoucher[]
  /** By SKU, for the whole line. */
  lines: Map<string, Discount>
  /** Discount on shipping, by shop. */
  shipping: Map<string, number>
}

/**
 * Order of application: first the seller's discounts, then the platform's. Each voucher applies to
 * what earlier ones left.
 */
const TURN: Record<VoucherKind, number> = { shop: 0, platform: 1, shipping: 2 }

/**
 * Computes each voucher's discount and divides it to the rupiah over its lines or parcels. None
 * exceeds what is left there; a voucher that does not apply discounts nothing and has a reason.
 */
export function priceVouchers(vouchers: Voucher[], goods: Goods, now: Date): Discounts {
  const remaining = new Map(goods.lines.map(({ sku, price }) => [sku, price]))
  const lines = new Map(goods.lines.map(({ sku }) => [sku, { shop: 0, platform: 0 }]))
  const shipping = new Map(goods.parcels.map(({ shopId }) => [shopId, 0]))

  const priced = vouchers
    .toSorted((one, other) => TURN[one.kind] - TURN[other.kind])
    .map((voucher): PricedVoucher => {
      const unfit = findUnfit(voucher, goods, now)
      if (unfit) return { voucher, amount: 0, unfit }
      const amount =
        voucher.kind === 'shipping'
          ? takeFromShipping(voucher, goods, shipping)
          : takeFromGoods({ ...voucher, kind: voucher.kind }, goods, { left: remaining, lines })

      return { voucher, amount: amount ?? 0, unfit: amount === 0 ? { reason: 'nothing_left' } : null }
    })

  return { vouchers: priced, lines, shipping }
}

type OfGoods = Voucher & { kind: 'shop' | 'platform' }

function takeFromGoods(
  voucher: OfGoods,
  goods: Goods,
  { left, lines }: Pick<Discounts, 'lines'> & { left: Map<string, number> },
) {
  const skus = countedLines(voucher, goods).map(({ sku }) => sku)
  const rests = skus.map((sku) => left.get(sku) ?? 0)
  const amount = worthOf(voucher, sum(rests))
  divide(amount, rests).forEach((part, index) => {
    const sku = skus[index] ?? ''
    const line = lines.get(sku)
    if (!line) return
    line[voucher.kind] += part
    left.set(sku, (left.get(sku) ?? 0) - part)
  })

  return amount
}

/** Null before a courier is chosen, because the discount is not known yet. */
function takeFromShipping(voucher: Voucher, { parcels }: Goods, shipping: Map<string, number>) {
  const discountOn = (shopId: string) => shipping.get(shopId) ?? 0
  const priced = parcels.flatMap(({ shopId, shipping: price }) =>
    price === null ? [] : [{ shopId, rest: price - discountOn(shopId) }],
  )
  const rests = priced.map(({ rest }) => rest)
  const amount = worthOf(voucher, sum(rests))
  divide(amount, rests).forEach((part, index) => {
    const shopId = priced[index]?.shopId ?? ''
    shipping.set(shopId, discountOn(shopId) + part)
  })

  return priced.length < parcels.length && amount === 0 ? null : amount
}

/** Never more than `price`; percentages are rounded down. */
function worthOf({ amount, percent, most }: Voucher, price: number) {
  const worth = amount ?? Math.min(Math.floor((price * (percent ?? 0)) / 100), most ?? price)

  return Math.min(worth, price)
}

function findUnfit(voucher: Voucher, goods: Goods, now: Date): Unfit | null {
  const { kind, shopId, category, minimum } = voucher
  if (now < new Date(voucher.startsAt)) return { reason: 'not_yet', startsAt: voucher.startsAt }
  if (now >= new Date(voucher.endsAt)) return { reason: 'over', endsAt: voucher.endsAt }
  if (voucher.usedBefore) return { reason: 'used_before' }
  if (voucher.usedUp) return { reason: 'used_up' }
  if (shopId && !goods.parcels.some((parcel) => parcel.shopId === shopId)) return { reason: 'other_shop' }
  const lines = countedLines(voucher, goods)
  if (category && lines.length === 0) return { reason: 'other_category' }
  const missing = minimum - sum(lines.map(({ price }) => price))
  if (missing > 0) return { reason: 'minimum', missing }
  if (kind === 'shipping' && goods.parcels.length > 0 && goods.parcels.every(({ shipping }) => shipping === 0))
    return { reason: 'shipping_free' }

  return null
}

/** The lines that a voucher applies to: its shop's, its category's, or all. */
const countedLines = ({ shopId, category }: Voucher, { lines }: Goods) =>
  lines.filter((line) => (!shopId || line.shopId === shopId) && (!category || line.category === category))

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
