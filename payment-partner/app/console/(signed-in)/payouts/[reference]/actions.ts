'use server'

import { refuse } from '@jembatan/http/form-action'
import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { readOperatorName, requireOperator } from '@/app/console/operator'
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

/** Reads who decides, and for which merchant. */
async function readDecision(referenceNo: string) {
  const decidedBy = await readOperatorName()
  const { db } = getDatabase()
  const found = await getConsolePayout(db, referenceNo)
  if (!found) redirect('/console/payouts')

  return {
    db,
    decision: {
      merchantId: found.merchant.id,
      referenceNos: [referenceNo],
      decidedBy,
      cause: 'operator' as const,
      now: await readNow(db),
    },
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
    const { db, decision } = await readDecision(payout)
    await approvePayouts(db, { ...decision, otp }).catch((failure) => refuseIfRefused(failure, 'otp'))
    await recordUse('console_used', { act: 'payout_approved', payout })

    redirect(`/console/payouts/${payout}?done=payoutApproved`)
  },
)

export const reject = formAction(
  { who: 'operator', refusal: 303 },
  { schema: input.payoutRejection, words: 'console.payoutDecision' },
  async ({ payout, reason }) => {
    const { db, decision } = await readDecision(payout)
    await rejectPayouts(db, { ...decision, reason }).catch((failure) => refuseIfRefused(failure, 'reason'))
    await recordUse('console_used', { act: 'payout_rejected', payout })

    redirect(`/console/payouts/${payout}?done=payoutRejected`)
  },
)

/** Simulation only: a bank's action. */
export const simulate = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  input.payoutOutcome,
  async ({ payout: referenceNo, outcome }) => {
    await requireOperator()
    const { db } = getDatabase()
    await recordUse('console_used', { act: `payout_${outcome}`, payout: referenceNo })
    if (getEnvironment().SIM_MODE)
      await forcePayout(db, { referenceNo, outcome, cause: 'operator', now: await readNow(db) })

    redirect(`/console/payouts/${referenceNo}?done=payoutMoved`)
  },
)

/** The page chooses the notification's name, so a second press sends nothing more. */
export const send = buttonAction({ who: 'operator', refusal: 303 }, input.payoutSending, async (wish) => {
  await requireOperator()
  const { payout, notification: id, first, second, act } = wish
  const { db } = getDatabase()
  await recordUse('console_used', { act, payout })
  await resendNotification(db, { id, as: act === 'twice' ? [first, second] : [first], now: await readNow(db) })

  redirect(`/console/payouts/${payout}?done=${act}#notifications`)
})

/** Simulation only: sets how this payout's further notifications are delivered. */
export const choosePolicy = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  input.payoutPolicy,
  async ({ payout, ...policy }) => {
    await requireOperator()
    const { db } = getDatabase()
    const found = await getConsolePayout(db, payout)
    await recordUse('console_used', { act: 'policy', mode: policy.mode, payout })
    if (found && getEnvironment().SIM_MODE)
      await setDeliveryPolicy(db, { ...policy, merchantId: found.merchant.id, orderId: payout })

    redirect(`/console/payouts/${payout}?done=policy#delivery`)
  },
)

/** Simulation only: sends the held notifications. */
export const releaseNotifications = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  input.payoutRelease,
  async ({ payout, order }) => {
    await requireOperator()
    const { db } = getDatabase()
    const found = await getConsolePayout(db, payout)
    await recordUse('console_used', { act: 'release', payout })
    if (found && getEnvironment().SIM_MODE)
      await releaseHeld(db, {
        merchantId: found.merchant.id,
        orderId: payout,
        reverse: order === 'backwards',
        now: await readNow(db),
      })

    redirect(`/console/payouts/${payout}?done=release#notifications`)
  },
)
