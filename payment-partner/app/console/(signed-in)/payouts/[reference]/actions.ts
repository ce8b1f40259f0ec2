'use server'

import { refuse } from '@jembatan/http/form-action'
import { notFound, redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { nameOf, requireOperator } from '@/app/console/operator'
import { recordUse } from '@/app/console/record-use'
import { readNow } from '@/server/clock'
import { getConsolePayout } from '@/server/console/get-console-payout'
import * as input from '@/server/console/input'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { releaseHeld } from '@/server/notification/release-held'
import { resendNotification } from '@/server/notification/resend-notification'
import { setDeliveryPolicy } from '@/server/notification/set-delivery-policy'
import { approvePayouts, rejectPayouts } from '@/server/payout/decide-payouts'
import { forcePayout } from '@/server/payout/force-payout'
import { PayoutRefused } from '@/server/payout/payout-refused'

/** Reads the payout, the operator who acts on it, and the time. */
async function readPayout(referenceNo: string) {
  const operator = await requireOperator('operator')
  const { db } = getDatabase()
  const payout = await getConsolePayout(db, { referenceNo, scope: operator.scope })
  if (!payout) notFound()

  return { db, operator, merchantId: payout.merchant.id, notifications: payout.notifications, now: await readNow(db) }
}

async function readDecision(referenceNo: string) {
  const { db, operator, merchantId, now } = await readPayout(referenceNo)
  const decidedBy = nameOf(operator)

  return {
    db,
    operator,
    decision: { merchantId, referenceNos: [referenceNo], decidedBy, cause: 'operator' as const, now },
  }
}

function refuseIfRefused(failure: unknown, field: 'otp' | 'reason'): never {
  if (failure instanceof PayoutRefused) refuse({ [field]: failure.code })
  throw failure
}

/** Another operator than the creator approves: two people per payout. */
export const approve = formAction(
  { who: 'operator', refusal: 303 },
  { schema: input.payoutApproval, words: 'console.payoutDecision', secret: ['otp'] },
  async ({ payout, otp }) => {
    const { db, operator, decision } = await readDecision(payout)
    await approvePayouts(db, { ...decision, otp }).catch((failure) => refuseIfRefused(failure, 'otp'))
    await recordUse(operator, { act: 'payout_approved', payout })

    redirect(`/console/payouts/${payout}?done=payoutApproved`)
  },
)

export const reject = formAction(
  { who: 'operator', refusal: 303 },
  { schema: input.payoutRejection, words: 'console.payoutDecision' },
  async ({ payout, reason }) => {
    const { db, operator, decision } = await readDecision(payout)
    await rejectPayouts(db, { ...decision, reason }).catch((failure) => refuseIfRefused(failure, 'reason'))
    await recordUse(operator, { act: 'payout_rejected', payout })

    redirect(`/console/payouts/${payout}?done=payoutRejected`)
  },
)

/** Simulation only: a bank's action. */
export const simulate = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  input.payoutOutcome,
  async ({ payout: referenceNo, outcome }) => {
    const { db, operator, now } = await readPayout(referenceNo)
    await recordUse(operator, { act: `payout_${outcome}`, payout: referenceNo })
    if (getEnvironment().SIM_MODE) await forcePayout(db, { referenceNo, outcome, cause: 'operator', now })

    redirect(`/console/payouts/${referenceNo}?done=payoutMoved`)
  },
)

/** The page chooses the notification's name, so a second press sends nothing more. */
export const send = buttonAction({ who: 'operator', refusal: 303 }, input.payoutSending, async (wish) => {
  const { payout, notification, first, second, act } = wish
  const { db, operator, notifications, now } = await readPayout(payout)
  await recordUse(operator, { act, payout })
  if (notifications.some(({ id }) => id === notification))
    await resendNotification(db, { id: notification, as: act === 'twice' ? [first, second] : [first], now })

  redirect(`/console/payouts/${payout}?done=${act}#notifications`)
})

/** Simulation only: sets how this payout's further notifications are delivered. */
export const choosePolicy = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  input.payoutPolicy,
  async ({ payout, ...policy }) => {
    const { db, operator, merchantId } = await readPayout(payout)
    await recordUse(operator, { act: 'policy', mode: policy.mode, payout })
    if (getEnvironment().SIM_MODE) await setDeliveryPolicy(db, { ...policy, merchantId, orderId: payout })

    redirect(`/console/payouts/${payout}?done=policy#delivery`)
  },
)

/** Simulation only: sends the held notifications. */
export const releaseNotifications = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  input.payoutRelease,
  async ({ payout, order }) => {
    const { db, operator, merchantId, now } = await readPayout(payout)
    await recordUse(operator, { act: 'release', payout })
    if (getEnvironment().SIM_MODE)
      await releaseHeld(db, { merchantId, orderId: payout, reverse: order === 'backwards', now })

    redirect(`/console/payouts/${payout}?done=release#notifications`)
  },
)
