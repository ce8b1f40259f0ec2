import type { Connection } from '@/db/connect'
import { balanceOf } from './balance-of'
import { postTransaction } from './post-transaction'
import {
  cashCollectedPosting,
  cashHandedOverPosting,
  completionPosting,
  type ManualRefund,
  manualRefundDroppedPosting,
  manualRefundOpenedPosting,
  manualRefundPaidPosting,
  oldShopPaidPosting,
  paymentPosting,
  payoutPosting,
  type Return,
  returnPosting,
  type Settlement,
  settlementPosting,
} from './postings'

/**
 * Each function posts one money event in the transaction of its change. Where the order's held
 * money is read first, the caller has locked the order.
 */
type At<Event> = Event & { now: Date }

export const postPayment = (tx: Connection, { now, ...payment }: At<Parameters<typeof paymentPosting>[0]>) =>
  postTransaction(tx, { ...paymentPosting(payment), now })

export const postCashCollected = (tx: Connection, { now, ...cash }: At<Parameters<typeof cashCollectedPosting>[0]>) =>
  postTransaction(tx, { ...cashCollectedPosting(cash), now })

export const postCashHandedOver = (tx: Connection, { now, ...cash }: At<Parameters<typeof cashHandedOverPosting>[0]>) =>
  postTransaction(tx, { ...cashHandedOverPosting(cash), now })

export const postCompletion = (tx: Connection, { now, ...completion }: At<Parameters<typeof completionPosting>[0]>) =>
  postTransaction(tx, { ...completionPosting(completion), now })

export const postPayout = (tx: Connection, { now, ...payout }: At<Parameters<typeof payoutPosting>[0]>) =>
  postTransaction(tx, { ...payoutPosting(payout), now })

export const postOldShopPaid = (tx: Connection, { now, ...paid }: At<Parameters<typeof oldShopPaidPosting>[0]>) =>
  postTransaction(tx, { ...oldShopPaidPosting(paid), now })

export const postSettlement = (tx: Connection, { now, ...settlement }: At<Settlement>) =>
  postTransaction(tx, { ...settlementPosting(settlement), now })

export const postReturn = async (tx: Connection, { now, ...event }: At<Return>) =>
  postTransaction(tx, { ...returnPosting(event, await heldFor(tx, event)), now })

export const postManualRefundOpened = async (tx: Connection, { now, ...refund }: At<ManualRefund>) =>
  postTransaction(tx, { ...manualRefundOpenedPosting(refund, await heldFor(tx, refund)), now })

export const postManualRefundPaid = (tx: Connection, { now, ...refund }: At<ManualRefund>) =>
  postTransaction(tx, { ...manualRefundPaidPosting(refund), now })

export const postManualRefundDropped = (tx: Connection, { now, ...refund }: At<ManualRefund>) =>
  postTransaction(tx, { ...manualRefundDroppedPosting(refund), now })

/** Rupiah of the order held for the buyer. */
const heldFor = async (tx: Connection, { orderId }: { orderId: string }) =>
  -(await balanceOf(tx, { account: 'buyer_clearing', orderId }))
