'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/console/operator-actions'
import { recordUse } from '@/app/console/record-use'
import { captureTransaction } from '@/server/card/capture-transaction'
import * as input from '@/server/console/input'
import { termsOf } from '@/server/method/methods'
import { refundTransaction } from '@/server/refund/refund-transaction'
import { cancelTransaction } from '@/server/transaction/cancel-transaction'
import { readChange } from '../read-change'

// The rules are the API's; only the cause differs.

/** Refusals of a refund by the code of the API. */
const REFUSALS: Record<string, input.RefundFault> = {
  '202': 'deniedByBank',
  '414': 'amountTooHigh',
}

/** The page chooses the refund's key, so a second press refunds nothing more. */
export const refund = formAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  { schema: input.refund, words: 'console.change' },
  async ({ transaction, key: refundKey, amount, reason }, operator) => {
    const { db, id, merchantId, now, transaction: current } = await readChange(operator, { transaction })
    const { status_code: code } = await refundTransaction(db, {
      merchantId,
      id,
      source: 'dashboard',
      request: { refundKey, amount, reason: reason || null },
      // A card's bank answers in its batch; a wallet answers at once.
      direct: termsOf(current.method).kind !== 'card',
      now,
      cause: 'operator',
      requestedBy: operator.name,
    })
    // 406: an earlier press of the same form has refunded.
    if (code !== '200' && code !== '406') refuse({ amount: REFUSALS[code] ?? 'notRefundable' })
    if (code === '200') await recordUse(operator, { act: 'refund', transaction: id, amount: String(amount) })

    redirect(`/console/transactions/${id}?done=refund`)
  },
)

/** Captures a reservation, or a part of it. */
export const capture = formAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  { schema: input.capture, words: 'console.change' },
  async ({ transaction, amount }, operator) => {
    const { db, id, merchantId, now } = await readChange(operator, { transaction })
    const { status_code: code } = await captureTransaction(db, {
      merchantId,
      id,
      grossAmount: amount,
      now,
      cause: 'operator',
    })
    if (code !== '200') refuse({ amount: 'notCapturable' })
    await recordUse(operator, { act: 'capture', transaction: id, amount: String(amount) })

    redirect(`/console/transactions/${id}?done=capture`)
  },
)

/** Cancels an unpaid transaction, or voids a card before its settlement. */
export const cancel = buttonAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  input.ofTransaction,
  async (wish, operator) => {
    const { db, id, merchantId, now } = await readChange(operator, wish)
    const { status_code: code } = await cancelTransaction(db, {
      merchantId,
      id,
      source: 'dashboard',
      now,
      cause: 'operator',
    })
    if (code === '200') await recordUse(operator, { act: 'cancel', transaction: id })

    redirect(`/console/transactions/${id}?done=${code === '200' ? 'cancel' : 'notCancelled'}`)
  },
)
