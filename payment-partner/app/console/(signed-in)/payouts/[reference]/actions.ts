'use server'

import { refuse } from '@jembatan/http/form-action'
import { notFound, redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/console/operator-actions'
import { recordUse } from '@/app/console/record-use'
import { readNow } from '@/server/clock'
import { getConsolePayout } from '@/server/console/get-console-payout'
import * as input from '@/server/console/input'
import type { Operator } from '@/server/console/operators'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { releaseHeld } from '@/server/notification/release-held'
import { resendNotification } from '@/server/notification/resend-notification'
import { setDeliveryPolicy } from '@/server/notification/set-delivery-policy'
import { authorOf } from '@/server/payout/author'
import { approvePayouts, rejectPayouts } from '@/server/payout/decide-payouts'
import { forcePayout } from '@/server/payout/force-payout'
import { PayoutRefused } from '@/server/payout/payout-refused'

/** Reads the payout that the operator changes, and the time. */
async function readPayout({ scope }: Operator, referenceNo: string) {
  const { db } = getDatabase()
  const payout = await getConsolePayout(db, { referenceNo, scope })
  if (!payout) notFound()

  return { db, merchantId: payout.merchant.id, notifications: payout.notifications, now: await readNow(db) }
}

async function readDecision(operator: Operator, referenceNo: string) {
  const { db, merchantId, now } = await readPayout(operator, referenceNo)
  const decidedBy = authorOf(operator)

  return { db, decision: { merchantId, referenceNos: [referenceNo], decidedBy, cause: 'operator' as const, now } }
}

const refusedAt =
  (field: 'otp' | 'reason') =>
  (failure: unknown): never => {
    if (failure instanceof PayoutRefused) refuse({ [field]: failure.code })
    throw failure
  }

/** Another operator than the creator approves: two people per payout. */
export const approve = formAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  { schema: input.payoutApproval, words: 'console.payoutDecision', secret: ['otp'] },
  async ({ payout, otp }, operator) => {
    const { db, decision } = await readDecision(operator, payout).catch(refusedAt('otp'))
    await approvePayouts(db, { ...decision, otp }).catch(refusedAt('otp'))
    await recordUse(operator, { act: 'payout_approved', payout })

    redirect(`/console/payouts/${payout}?done=payoutApproved`)
  },
)

export const reject = formAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  { schema: input.payoutRejection, words: 'console.payoutDecision' },
  async ({ payout, reason }, operator) => {
    const { db, decision } = await readDecision(operator, payout).catch(refusedAt('reason'))
    await rejectPayouts(db, { ...decision, reason }).catch(refusedAt('reason'))
    await recordUse(operator, { act: 'payout_rejected', payout })

    redirect(`/console/payouts/${payout}?done=payoutRejected`)
  },
)

/** Simulation only: a bank's action. */
export const simulate = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', demoSession: 'allowed' },
  input.payoutOutcome,
  async ({ payout: referenceNo, outcome }, operator) => {
    const { db, now } = await readPayout(operator, referenceNo)
    await recordUse(operator, { act: `payout_${outcome}`, payout: referenceNo })
    if (getEnvironment().SIM_MODE) await forcePayout(db, { referenceNo, outcome, cause: 'operator', now })

    redirect(`/console/payouts/${referenceNo}?done=payoutMoved`)
  },
)

/** The page chooses the notification's name, so a second press sends nothing more. */
export const send = buttonAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  input.payoutSending,
  async (wish, operator) => {
    const { payout, notification, first, second, act } = wish
    const { db, notifications, now } = await readPayout(operator, payout)
    await recordUse(operator, { act, payout })
    if (notifications.some(({ id }) => id === notification))
      await resendNotification(db, { id: notification, as: act === 'twice' ? [first, second] : [first], now })

    redirect(`/console/payouts/${payout}?done=${act}#notifications`)
  },
)

/** Simulation only: sets how this payout's further notifications are delivered. */
export const choosePolicy = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', demoSession: 'allowed' },
  input.payoutPolicy,
  async ({ payout, ...policy }, operator) => {
    const { db, merchantId } = await readPayout(operator, payout)
    await recordUse(operator, { act: 'policy', mode: policy.mode, payout })
    if (getEnvironment().SIM_MODE) await setDeliveryPolicy(db, { ...policy, merchantId, orderId: payout })

    redirect(`/console/payouts/${payout}?done=policy#delivery`)
  },
)

/** Simulation only: sends the held notifications. */
export const releaseNotifications = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', demoSession: 'allowed' },
  input.payoutRelease,
  async ({ payout, order }, operator) => {
    const { db, merchantId, now } = await readPayout(operator, payout)
    await recordUse(operator, { act: 'release', payout })
    if (getEnvironment().SIM_MODE)
      await releaseHeld(db, { merchantId, orderId: payout, reverse: order === 'backwards', now })

    redirect(`/console/payouts/${payout}?done=release#notifications`)
  },
)
