import type { Connection, Database } from '@/db/connect'
import { type CoreAnswer, coreRefusal } from '../gateway/core-answer'
import { RequestRefused } from '../gateway/request-refused'
import { isActive, type Method } from '../method/methods'
import { isUsedUp } from '../order/is-used-up'
import { lockOrder } from '../order/lock-order'
import { endOf } from '../order/read-expiry'
import type { Merchant, Transaction } from '../payment/payment'
import { lockOpenPage, revokeOpenPage } from '../snap/create-snap-token'
import { type Order, openTransaction } from '../transaction/open-transaction'
import { chargeCard } from './charge-card'
import { chargeWallet } from './charge-wallet'
import { describeCharge } from './describe-charge'
import type { ChargeRequest } from './parse-charge'

export type Charge = {
  merchant: Merchant
  request: ChargeRequest
  notificationUrls: string[]
  origin: string
  now: Date
}

/** Charges one order with one method at once: the payer chose it on the merchant's own page. */
export async function chargeOrder(db: Database, charge: Charge): Promise<CoreAnswer> {
  const { merchant, request, origin } = charge
  const { method } = request
  if (!method || !isActive(merchant, method)) return coreRefusal('402')

  const opened = await db.transaction((tx) => openCharge(tx, charge, (order) => open(tx, { charge, order, method })))
  if (typeof opened === 'string') return coreRefusal(opened)

  return describeCharge({ transaction: opened, merchant, page: null, refunds: [] }, origin)
}

type Chargeable = Omit<Charge, 'request' | 'origin'> & {
  request: Pick<ChargeRequest, 'orderId' | 'grossAmount' | 'expiry' | 'customFields'>
}

/** Opens a charge under the order's lock, and closes the payment page that the order may have. */
export async function openCharge<Refusal extends string>(
  tx: Connection,
  charge: Chargeable,
  open: (order: Order) => Promise<Transaction | Refusal>,
): Promise<Transaction | Refusal | '406'> {
  const { merchant, request, now } = charge
  await lockOrder(tx, merchant.id, request.orderId)
  await lockOpenPage(tx, merchant.id, request.orderId)
  if (await isUsedUp(tx, merchant.id, request.orderId)) return '406'
  const opened = await open(orderOf(charge))
  if (typeof opened !== 'string') await revokeOpenPage(tx, merchant.id, request.orderId, now)

  return opened
}

type Open = { charge: Charge; order: Order; method: Method }

async function open(tx: Connection, { charge, order, method }: Open): Promise<Transaction | '202' | '406' | '411'> {
  const { merchant, now } = charge
  if (method === 'credit_card') return chargeCard(tx, { order, merchant, wish: charge.request.card, now })

  const { wallet, ownDigits } = charge.request
  if (method === 'gopay' && wallet) return chargeWallet(tx, { order, merchant, wallet, now })

  return (await openTransaction(tx, { order, merchant, method, ownDigits, now, cause: 'merchant' })) ?? '406'
}

function orderOf({ merchant, request, notificationUrls, now }: Chargeable): Order {
  const { orderId, grossAmount, expiry, customFields } = request
  const expiresAt = expiry ? endOf(expiry, now) : null
  if (expiresAt && expiresAt <= now) throw new RequestRefused(['custom_expiry is in the past'])

  return {
    merchantId: merchant.id,
    orderId,
    token: null,
    grossAmount,
    currency: 'IDR',
    notificationUrls,
    customFields,
    expiresAt,
    expiresAfterSeconds: null,
  }
}
