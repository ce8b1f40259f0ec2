import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { METHODS, type Method } from '../method/methods'
import { newPayCode } from '../method/pay-code'
import type { SnapToken, Transaction } from '../payment/payment'
import { recordState, WITH_ITS_KEY } from './move-transaction'

/** What a payment page and a direct charge have in common. */
export type Order = Pick<
  SnapToken,
  'merchantId' | 'orderId' | 'grossAmount' | 'currency' | 'notificationUrls' | 'customFields'
> &
  Pick<SnapToken, 'expiresAt' | 'expiresAfterSeconds'> & { token: string | null }

type CardField =
  | 'maskedCard'
  | 'authorizeOnly'
  | 'savedTokenId'
  | 'status'
  | 'fraudStatus'
  | 'approvalCode'
  | 'dueAt'
  | 'expiresAt'

type Open = {
  order: Order
  method: Method
  now: Date
  cause?: 'payer' | 'merchant'
  /** What is known of a card. One that was judged at once begins with its verdict. */
  card?: Partial<Pick<Transaction, CardField>>
}

/** A method is confirmed: from here on the order exists for Get Status, and its time runs. */
export async function openTransaction(
  tx: Connection,
  { order, method, now, cause = 'payer', card }: Open,
): Promise<Transaction> {
  const { merchantId, orderId, token, grossAmount, currency, notificationUrls, customFields } = order
  const { kind, fraudBlind } = METHODS[method]
  const opened = await insertWithFreshCode(tx, method, {
    merchantId,
    orderId,
    token,
    method,
    grossAmount,
    currency,
    transactionTime: now,
    expiresAt: expiryOf(order, method, now),
    // A bank judges a card only after the challenge.
    fraudStatus: kind === 'card' || fraudBlind ? null : 'accept',
    notificationUrls,
    customFields,
    ...card,
  })

  const { serverKey, ...transaction } = opened
  await recordState(tx, { transaction, serverKey, kind: 'transaction_opened', cause, now })

  return transaction
}

/** A code that exists already is drawn again; any other conflict is the caller's. */
async function insertWithFreshCode(tx: Connection, method: Method, values: typeof transactions.$inferInsert) {
  for (;;) {
    const [opened] = await tx
      .insert(transactions)
      .values({ ...values, payCode: newPayCode(method) })
      .onConflictDoNothing({ target: transactions.payCode })
      .returning(WITH_ITS_KEY)
    if (opened) return opened
  }
}

function expiryOf({ expiresAt, expiresAfterSeconds }: Order, method: Method, now: Date) {
  if (expiresAt) return expiresAt

  return new Date(now.getTime() + (expiresAfterSeconds ?? METHODS[method].expiresAfterSeconds) * 1000)
}
