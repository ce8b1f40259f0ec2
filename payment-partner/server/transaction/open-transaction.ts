import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type BiSnapCharge, transactions } from '@/db/schema'
import { METHODS, type Method } from '../method/methods'
import { newPayCode, ownPayCode } from '../method/pay-code'
import { isUsedUp } from '../order/is-used-up'
import type { Merchant, NewTransaction, SnapToken, Transaction } from '../payment/payment'
import { stateStatements } from './record-state'

/** The order fields that a payment page and a direct charge share. */
export type Order = Pick<
  SnapToken,
  'merchantId' | 'orderId' | 'grossAmount' | 'currency' | 'notificationUrls' | 'customFields'
> &
  Pick<SnapToken, 'expiresAt' | 'expiresAfterSeconds'> & { token: string | null; biSnap?: BiSnapCharge }

type CardField =
  | 'maskedCard'
  | 'authorizeOnly'
  | 'savedTokenId'
  | 'cardPlan'
  | 'status'
  | 'fraudStatus'
  | 'approvalCode'
  | 'dueAt'
  | 'expiresAt'

type Open = {
  order: Order
  merchant: Pick<Merchant, 'serverKey'>
  method: Method
  now: Date
  cause?: 'payer' | 'merchant'
  /** The merchant's digits for the payer's code, unless another order used them. */
  ownDigits?: string | null
  /** Card data. A card that was judged at once starts with its verdict. */
  card?: Partial<Pick<Transaction, CardField>>
}

/**
 * Opens the transaction of a confirmed method: Get Status finds the order from now on, and its
 * deadline runs. Returns nothing if the order is used up: the row decides.
 */
export async function openTransaction(tx: Connection, open: Open): Promise<Transaction | undefined> {
  const { method, ownDigits } = open
  const ownCode = ownDigits ? ownPayCode(method, ownDigits) : null
  for (let payCode = ownCode ?? newPayCode(method); ; payCode = newPayCode(method)) {
    const opened = await insertWithCode(tx, open, payCode)
    if (opened) return opened
    // A conflict on the code draws another one; any other conflict is the caller's.
    if (await isUsedUp(tx, open.order.merchantId, open.order.orderId)) return undefined
  }
}

async function insertWithCode(tx: Connection, open: Open, payCode: string | null): Promise<Transaction | undefined> {
  const { merchant, now, cause = 'payer' } = open
  const transaction = newTransaction(open, payCode)
  const { history, notified, event } = stateStatements(
    { transaction, serverKey: merchant.serverKey, refunds: [], kind: 'transaction_opened', cause, now },
    sql`opened`,
  )
  const insert = tx
    .insert(transactions)
    .values(transaction)
    .onConflictDoNothing()
    .returning({ number: transactions.number })
  const [opened] = await tx.execute<{ number: string }>(sql`
    with opened as ${insert}, history as (${history}), notified as (${notified}), recorded as (${event})
    select number from opened`)

  return opened && { ...transaction, number: Number(opened.number) }
}

function newTransaction({ order, method, now, card }: Open, payCode: string | null): NewTransaction {
  const { merchantId, orderId, token, grossAmount, currency, notificationUrls, customFields } = order
  const { kind, fraudBlind } = METHODS[method]

  return {
    id: randomUUID(),
    merchantId,
    orderId,
    token,
    method,
    grossAmount,
    currency,
    status: 'pending',
    // A bank judges a card only after the challenge.
    fraudStatus: kind === 'card' || fraudBlind ? null : 'accept',
    transactionTime: now,
    expiresAt: expiryOf(order, method, now),
    settledAt: null,
    notificationUrls,
    customFields,
    payCode,
    dueAt: null,
    maskedCard: null,
    approvalCode: null,
    authorizeOnly: false,
    savedTokenId: null,
    cardPlan: null,
    otpTries: 0,
    refundedAmount: 0,
    chargedBackAmount: 0,
    biSnap: order.biSnap ?? null,
    ...card,
  }
}

function expiryOf({ expiresAt, expiresAfterSeconds }: Order, method: Method, now: Date) {
  if (expiresAt) return expiresAt

  return new Date(now.getTime() + (expiresAfterSeconds ?? METHODS[method].expiresAfterSeconds) * 1000)
}
