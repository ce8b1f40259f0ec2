import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders } from '@/db/schema'
import type { Language } from '@/i18n/language'
import { recordEvent } from '../audit/record-event'
import { quoteBasket } from '../basket/quote-basket'
import { whyNotCodTo } from '../basket/why-not-cod'
import { collectChangeLog } from '../change-log/change-log'
import { firstPollAt } from '../jobs/poll-schedule'
import { newOrderNumber } from '../order/access/order-number'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { toAttemptRow } from '../payment/attempt/record-attempt'
import { firstTurn, type PageTurn } from '../payment/attempt/request-page'
import { toCharge } from '../payment/attempt/to-charge'
import type { Seat } from '../waiting-room/ticket'
import { type AgreedQuote, assertOrderable } from './assert-orderable'
import { endOfDay, paymentDueAt } from './payment-window'
import { toLineRows, toOrderRow, toParcelRows, toVoucherRows } from './snapshot'
import { writeOrder } from './write-order'

export type PlaceOrder = {
  basketId: string
  sessionHash: string
  /** Total in rupiah that the page displayed. */
  expectedTotal: number
  /**
   * Version of the displayed basket: address, courier and payment way may have changed at the same
   * total. Omitted by API clients.
   */
  expectedVersion?: number
  /** The saved main address, where the page displayed it for the basket. */
  usualAddressId?: string | undefined
  /** The caller requests the payment page next, so the attempt starts with its turn taken. */
  asksForPage?: boolean
  language?: Language | undefined
  /** Waiting room seats. */
  seats?: Seat[]
  /** HMAC of the network address, by `originOf`. */
  origin?: string
  /** Hash of the device cookie, by `hashDevice`. */
  device?: string | undefined
  /** The browser's own session, beside an account's. */
  browserHash?: string | null
  now: Date
}

/** `turn` identifies the request that creates the payment page; a second request waits for it. */
type Placed = { orderId: string; turn?: PageTurn }

/**
 * Turns a basket into an order with reserved stock and, unless it is COD, a first payment attempt.
 * Quoted and decided here, written by one statement. A basket makes one order: a repeated call
 * returns the existing order.
 * @throws {DomainError} `basket_changed`, `total_changed`, or the first obstacle of the basket; as
 * `writeOrder` does.
 */
export async function placeOrder(db: Connection, input: PlaceOrder): Promise<Placed> {
  const {
    basketId,
    sessionHash,
    expectedTotal,
    expectedVersion,
    usualAddressId = null,
    asksForPage = false,
    language = null,
    seats = [],
    origin = null,
    device = null,
    browserHash = null,
    now,
  } = input
  const quote = await quoteBasket(db, { basketId, sessionHash, now })
  if (quote.obstacles.includes('ordered')) return { orderId: await findPlaced(db, basketId) }
  const isDisplayed = expectedVersion === quote.version && usualAddressId === quote.usualAddressId
  if (expectedVersion !== undefined && !isDisplayed)
    throw new DomainError('conflict', 'basket_changed', 'the basket is another than the one that was shown')

  const agreed = assertOrderable(quote, expectedTotal)
  if (agreed.paymentWay === 'cod') return placeAtTheDoor(db, input, agreed)

  const orderId = newOrderNumber()
  const dueAt = paymentDueAt(now)
  const { total } = agreed.totals
  const attempt = toAttemptRow({ orderId, number: 1, amount: total, expiresAt: dueAt, now })
  const isWritten = await writeOrder(db, {
    version: quote.version,
    order: {
      ...toOrderRow(agreed, language),
      id: orderId,
      sessionHash,
      placedAt: now,
      paymentDueAt: dueAt,
      nextPollAt: firstPollAt(now),
    },
    areaId: agreed.delivery.area.id,
    isUsualAddress: agreed.usualAddressId !== null,
    parcels: toParcelRows(orderId, agreed),
    lines: toLineRows(orderId, agreed),
    vouchers: toVoucherRows(orderId, agreed),
    seats,
    origin,
    device,
    browserHash,
    attempt: asksForPage ? { ...attempt, ...firstTurn(now) } : attempt,
    changeLog: await collectChangeLog(async (log) => {
      await addOrderEvent(log, { orderId, kind: 'created', at: now })
      await recordEvent(log, { kind: 'order_placed', detail: { orderId, total }, at: now })
      // The order's page shows the same.
      if (agreed.delivery.email) {
        const detail = { amount: total, until: dueAt.toISOString() }
        await notifyBuyer(log, { orderId, kind: 'awaiting_payment', detail, now })
      }
    }),
  })

  // A concurrent request was faster, or the basket changed since the quote.
  if (!isWritten) return placeOrder(db, input)
  if (!asksForPage) return { orderId }
  const pieces = agreed.parcels.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0)
  const charge = toCharge(
    { orderId, pieces, ...agreed.totals, paymentDueAt: dueAt },
    { providerOrderId: attempt.providerOrderId, now, language: language ?? undefined },
  )

  return { orderId, turn: { redirectUrl: null, charge } }
}

/** A COD order is confirmed at once, without the gateway. */
async function placeAtTheDoor(db: Connection, input: PlaceOrder, agreed: AgreedQuote): Promise<Placed> {
  const { sessionHash, language = null, seats = [], origin = null, device = null, browserHash = null, now } = input
  const [parcel] = agreed.parcels
  const buyer = { phone: agreed.delivery.phone, total: agreed.totals.total }
  if (!parcel || (await whyNotCodTo(db, { ...buyer, sessionHash, now })).length > 0)
    throw new DomainError('conflict', 'cod_unavailable', 'this phone has refused parcels, or received none')

  const orderId = newOrderNumber()
  const { total } = agreed.totals
  const isWritten = await writeOrder(db, {
    version: agreed.version,
    order: {
      ...toOrderRow(agreed, language),
      id: orderId,
      sessionHash,
      status: 'confirmed',
      placedAt: now,
      paymentDueAt: endOfDay(parcel.courier.arrivesUntil),
      nextPollAt: now,
    },
    areaId: agreed.delivery.area.id,
    isUsualAddress: agreed.usualAddressId !== null,
    parcels: toParcelRows(orderId, agreed),
    lines: toLineRows(orderId, agreed),
    vouchers: toVoucherRows(orderId, agreed),
    attempt: null,
    seats,
    origin,
    device,
    browserHash,
    changeLog: await collectChangeLog(async (log) => {
      await addOrderEvent(log, { orderId, kind: 'created', at: now })
      await addOrderEvent(log, { orderId, kind: 'confirmed', at: now })
      await recordEvent(log, { kind: 'order_placed', detail: { orderId, total, paymentWay: 'cod' }, at: now })
      await notifyBuyer(log, { orderId, kind: 'confirmed', detail: { amount: total }, now })
    }),
  })

  return isWritten ? { orderId } : placeOrder(db, input)
}

async function findPlaced(db: Connection, basketId: string) {
  const [placed] = await db.select({ orderId: orders.id }).from(orders).where(eq(orders.basketId, basketId))
  if (!placed) throw new DomainError('not_found', 'basket_missing', 'the basket was closed without an order')

  return placed.orderId
}
