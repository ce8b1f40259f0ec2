import { eq } from 'drizzle-orm'
import { buyerMessages, orderEvents, orders, paymentAttempts, refunds, stockHolds } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { InvariantName } from '../../../evidence/invariants/every-invariant'
import { chooseInsurance } from '../basket/choose-insurance'
import { choosePayment } from '../basket/choose-payment'
import { quoteBasket } from '../basket/quote-basket'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { trialBalance } from '../ledger/trial-balance'
import { checkAttempt } from '../payment/attempt/check-attempt'
import { startGateway, type TestTransaction } from '../payment/gateway/testing/test-gateway'
import { placeOrder } from '../placement/place-order'
import { sendRequests } from '../worker/send-requests'
import { fillBasket, issueTestVoucher, openShop } from './open-world'

export const TEST_PHONE = '+6281234567890'

const MORNING = new Date('2026-11-25T03:00:00Z')

/** Returns the time so many minutes after the placement. */
export const after = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000)

type PlaceTestOrder = {
  placedAt?: Date
  breaks?: InvariantName[]
  oldShopKeys?: Record<string, string>
  gatewayAheadMs?: number
  lines?: { sku: string; quantity: number }[]
  paymentWay?: 'cod'
  /** Language of the page that places it. */
  language?: Language
  /** Shops whose parcel is insured. */
  insured?: string[]
  /** Changes of the test voucher: each is issued and applied. */
  vouchers?: Parameters<typeof issueTestVoucher>[1][]
}

/** A serum of Rumah Ayu, and a mug of Griya Kriya, which charges no PPN: two parcels. */
export const OF_TWO_SHOPS = [
  { sku: 'AYU-SERUM', quantity: 1 },
  { sku: 'KALA-MUG', quantity: 2 },
]

/**
 * Opens a shop with one order, by default of two serums, that is unpaid or COD; with a simulated
 * gateway.
 */
export async function placeTestOrder(options: PlaceTestOrder = {}) {
  const {
    placedAt = MORNING,
    breaks,
    oldShopKeys,
    gatewayAheadMs,
    lines,
    paymentWay,
    language,
    insured = [],
    vouchers = [],
  } = options
  const shop = await openShop({ breaks, oldShopKeys })
  const partner = await startGateway({ aheadMs: gatewayAheadMs })
  const issued = await Promise.all(vouchers.map((voucher) => issueTestVoucher(shop.db, voucher)))
  const basket = await fillBasket(shop.db, { lines, phone: TEST_PHONE, vouchers: issued.map(({ code }) => code) })
  if (paymentWay) await choosePayment({ db: shop.db, ...basket }, { ...basket, paymentWay })
  for (const shopId of insured)
    await chooseInsurance({ db: shop.db, ...basket, now: placedAt }, { ...basket, shopId, insured: true })
  const { totals } = await quoteBasket(shop.db, { ...basket, now: placedAt })
  const { orderId } = await placeOrder(shop.db, { ...basket, expectedTotal: totals.total, language, now: placedAt })

  const read = async () => {
    const [order] = await shop.db.select().from(orders).where(eq(orders.id, orderId))
    const [hold] = await shop.db.select().from(stockHolds)
    const attempts = await shop.db.select().from(paymentAttempts).orderBy(paymentAttempts.number)
    const events = await shop.db.select().from(orderEvents).orderBy(orderEvents.id)

    return {
      status: order?.status,
      hold: hold?.state,
      attempts: attempts.map(({ state }) => state),
      events: events.map(({ kind }) => kind),
    }
  }

  /** Sets the gateway's status and lets Pasar check it. */
  const reportStatus = async (changes: Partial<TestTransaction>, now = after(5), id = `${orderId}-1`) => {
    partner.transactions.set(id, { amount: totals.total, status: 'settlement', ...changes })
    await checkAttempt(shop.db, partner.gateway, { providerOrderId: id, now })
  }

  /** Pays the order and delivers its parcel from Rumah Ayu. */
  const arrive = async (now = after(10)) => {
    await reportStatus({}, now)
    for (const to of ['packed', 'shipped', 'arrived'] as const)
      await advanceFulfilment({ db: shop.db, now }, { orderId, shopId: 'rumah-ayu', to })
  }

  /** Balances of all accounts that are not zero. */
  const books = async () =>
    Object.fromEntries(
      (await trialBalance(shop))
        .filter(({ balance }) => balance !== 0)
        .map(({ account, balance }) => [account, balance]),
    )

  /**
   * Runs the worker's sending after a commit has written to the outbox. Returns how many were due.
   */
  const publish = (now = after(6)) => sendRequests(shop.db, partner.gateway, { now })

  const readRefunds = async () =>
    (await shop.db.select().from(refunds).orderBy(refunds.requestedAt)).map(({ reason, state, amount }) => ({
      reason,
      state,
      amount,
    }))

  const messages = async () =>
    (await shop.db.select().from(buyerMessages).orderBy(buyerMessages.id)).map(({ kind }) => kind)

  return {
    ...shop,
    ...partner,
    reportStatus,
    arrive,
    books,
    publish,
    readRefunds,
    messages,
    orderId,
    sessionHash: basket.sessionHash,
    /** The shop of the order's only or first parcel. */
    shopId: 'rumah-ayu',
    total: totals.total,
    providerOrderId: `${orderId}-1`,
    read,
  }
}
