import type { Cell } from './copy-rows'
import { isPlanted, type Planted } from './dirt'
import {
  ANNOUNCED,
  addressOf,
  codeOf,
  type Goods,
  instant,
  KIND,
  OPENED,
  PRODUCTS_A_MERCHANT,
  type ShopSize,
} from './make-goods'
import { createRandom, type Random } from './random'
import { FIRST_NAMES, garble, LAST_NAMES, REFUND_REASONS, REVIEWS } from './words'

export const ORDERS =
  'id, total, number, shopper_id, merchant_id, status, subtotal, shipping, discount, voucher_code, recipient, phone, address, postal_code, note, placed_at, paid_at, ended_at'
export const ORDER_LINES = 'id, amount, order_id, product_id, name, quantity, unit_price'
export const PAYMENTS =
  'id, amount, order_id, account, partner_order_id, transaction_id, method, status, created_at, paid_at'
export const REFUNDS = 'id, amount, payment_id, kind, status, reason, requested_at, ended_at'
export const INVOICES = 'id, amount, order_id, number, issued_at, page'
export const REVIEWS_COLUMNS = 'id, product_id, order_id, shopper_id, rating, words, written_at'
export const BALANCES = 'id, amount, merchant_id, changed_at'

/** The social company's merchant account at Kasir. */
export const OLD_ACCOUNT = 'TOKO-LAMA'

/** Orphan lines refer to keys from here on, which no order has. */
export const NO_ORDER = 900_000_000_000

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export type OrderRows = {
  order: Cell[]
  lines: Cell[][]
  payment: Cell[]
  refund?: Cell[]
  invoice?: Cell[]
  review?: Cell[]
  merchant: number
  /** The amount owed to the seller for the order. */
  owed: number
}

type MakeOrders = { orders: number; seed: number; size: ShopSize; goods: Goods; planted: Planted }

/** Yields every order with its rows, in order of placement. Holds one at a time. */
export function* makeOrders({ orders, seed, size, goods, planted }: MakeOrders): Generator<OrderRows> {
  const random = createRandom(seed)
  let lineId = 0
  for (let id = 1; id <= orders; id += 1) {
    random.restart(KIND.order, id)
    const isYoung = id > orders - youngOf(orders)
    const status = statusOf({ id, seed, isYoung, random })
    if (status === 'cancelled') planted.cancelled += 1
    if (status === 'half_refunded') planted.half_refunded += 1
    const shopper = 1 + random.below(size.shoppers)
    const merchant = 1 + random.below(size.merchants)
    const placedAt = OPENED + Math.floor((id / orders) * (ANNOUNCED - OPENED)) - random.below(MINUTE)

    const purchases = buy({ id, seed, merchant, goods, planted, random })
    const lines = purchases.map(({ product, quantity, unitPrice }) => {
      lineId += 1
      return [lineId, quantity * unitPrice, id, product, goods.names[product] ?? '', quantity, unitPrice]
    })
    if (isPlanted('orphan_line', id, seed)) {
      planted.orphan_line += 1
      lineId += 1
      lines.push([lineId, 10_000, NO_ORDER + id, 1, goods.names[1] ?? '', 1, 10_000])
    }

    const subtotal = purchases.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
    const voucherId = random.below(8) === 0 ? 1 + random.below(size.vouchers) : 0
    const offered = goods.vouchers[voucherId]
    const voucher = offered && (offered.merchant ?? merchant) === merchant ? voucherId : 0
    const discount = voucher ? Math.min(offered?.amount ?? 0, subtotal) : 0
    const shipping = 8000 + 1000 * random.below(20)
    const total = subtotal + shipping - discount

    const isDuplicate = id > 1 && isPlanted('duplicate_order', id, seed)
    if (isDuplicate) planted.duplicate_order += 1
    const numberedAs = isDuplicate ? id - 1 : id
    const isPaid = status !== 'cancelled' && status !== 'waiting'
    const jumps = isPaid && isPlanted('clock_jump', id, seed)
    if (jumps) planted.clock_jump += 1
    const paidAt = isPaid ? placedAt + (jumps ? -60 : 1 + random.below(20)) * MINUTE : undefined
    const endedAt = ENDED.has(status) ? placedAt + 2 * DAY + random.below(3 * DAY) : undefined
    const paid = paidAt ? instant(paidAt) : null
    const ended = endedAt ? instant(endedAt) : null
    const placed = instant(placedAt)

    const { recipient, address, postalCode } = sendTo({ id, seed, planted, random })
    const order = [
      ...[id, total, `TL-${10_000_000 + numberedAs}`, shopper, merchant, status, subtotal, shipping, discount],
      ...[voucher ? codeOf(voucher) : null, recipient, `0812${String(shopper).padStart(8, '0')}`, address, postalCode],
      ...[random.below(12) === 0 ? 'Tolong bungkus kado.' : null, placed, paid, ended],
    ]

    // A bank can only charge back a card payment.
    const isChargedBack = status === 'refunded' && random.below(10) === 0
    const method = random.pick(METHODS)
    const paymentStatus = isChargedBack ? 'charged_back' : (PAYMENT_STATUS[status] ?? 'settled')
    const payment = [
      ...[
        id,
        total,
        id,
        OLD_ACCOUNT,
        `TL-${10_000_000 + numberedAs}-1`,
        transactionOf(numberedAs),
        isChargedBack ? 'card' : method,
        paymentStatus,
      ],
      ...[placed, paid],
    ]
    const back = status === 'refunded' ? total : status === 'half_refunded' ? Math.floor(total / 2) : 0
    const isOnItsWay = isYoung && random.below(2) === 0
    const refund = back
      ? [
          ...[id, back, id, isChargedBack ? 'chargeback' : 'refund', isOnItsWay ? 'on_its_way' : 'done'],
          ...[
            random.pick(REFUND_REASONS),
            instant(placedAt + 3 * DAY),
            isOnItsWay ? null : instant(placedAt + 5 * DAY),
          ],
        ]
      : undefined
    const invoice = paid ? [id, total, id, `INV/TL/${id}`, paid, `https://ramai.example/toko/faktur/${id}`] : undefined
    const review =
      status === 'completed' && random.below(3) === 0
        ? [id, purchases[0]?.product ?? 1, id, shopper, 3 + random.below(3), random.pick(REVIEWS), ended]
        : undefined

    yield { order, lines, payment, refund, invoice, review, merchant, owed: isPaid ? Math.max(0, subtotal - back) : 0 }
  }
}

const ENDED = new Set(['completed', 'refunded', 'half_refunded', 'cancelled'])
const METHODS = ['qris', 'va', 'card', 'wallet'] as const
const PAYMENT_STATUS: Record<string, string> = {
  waiting: 'pending',
  cancelled: 'expired',
  refunded: 'refunded',
  half_refunded: 'half_refunded',
}

const YOUNG_SHARE = 0.04
const MOST_YOUNG = 20_000

/** Returns how many orders are recent and may still be open; all others have ended. */
export const youngOf = (orders: number) => Math.min(MOST_YOUNG, Math.ceil(orders * YOUNG_SHARE))

type StatusOf = { id: number; seed: number; isYoung: boolean; random: Random }

function statusOf({ id, seed, isYoung, random }: StatusOf) {
  const chance = random.below(100)
  if (isPlanted('cancelled', id, seed)) return 'cancelled'
  if (isPlanted('half_refunded', id, seed)) return 'half_refunded'
  if (!isYoung) return chance < 97 ? 'completed' : 'refunded'
  if (chance < 20) return 'completed'
  if (chance < 55) return 'sent'
  if (chance < 85) return 'paid'

  return chance < 95 ? 'waiting' : 'refunded'
}

type Buy = { id: number; seed: number; merchant: number; goods: Goods; planted: Planted; random: Random }

/** Returns one to three products of one merchant. */
function buy({ id, seed, merchant, goods, planted, random }: Buy) {
  const first = (merchant - 1) * PRODUCTS_A_MERCHANT + 1
  const begin = random.below(PRODUCTS_A_MERCHANT)
  const changed = isPlanted('changed_price', id, seed)
  if (changed) planted.changed_price += 1

  return Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const product = first + ((begin + index) % PRODUCTS_A_MERCHANT)
    const price = goods.prices[product] ?? 0

    return { product, quantity: 1 + random.below(2), unitPrice: changed && index === 0 ? price + 1500 : price }
  })
}

type SendTo = { id: number; seed: number; planted: Planted; random: Random }

function sendTo({ id, seed, planted, random }: SendTo) {
  const { address, postalCode, town } = addressOf(random)
  const recipient = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`
  const garbled = isPlanted('mixed_encoding', id, seed)
  const broken = isPlanted('broken_address', id, seed)
  if (garbled) planted.mixed_encoding += 1
  if (broken) planted.broken_address += 1

  return {
    recipient: garbled ? garble(`André ${recipient}`) : recipient,
    address: broken ? `Depan masjid, ${town}` : address,
    postalCode: broken ? null : postalCode,
  }
}

/** Returns an id in the form of Kasir's: hexadecimal, and unique per payment. */
const transactionOf = (id: number) => `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`
