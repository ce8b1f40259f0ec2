'use server'

import { redirect } from 'next/navigation'
import { buttonAction } from '@/app/_forms/actions'
import { requireOperator } from '@/app/console/operator'
import { recordUse } from '@/app/console/record-use'
import { readNow } from '@/server/clock'
import { getTransaction } from '@/server/console/get-transaction'
import { deliveryPolicy, release, sending } from '@/server/console/input'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { releaseHeld } from '@/server/notification/release-held'
import { resendNotification } from '@/server/notification/resend-notification'
import { setDeliveryPolicy } from '@/server/notification/set-delivery-policy'
import { swapWithEarlier } from '@/server/notification/swap-with-earlier'

// Each action redirects to the page, which shows the result.

/** The page chooses the notification's name, so a second press sends nothing more. */
export const send = buttonAction({ who: 'operator', refusal: 303 }, sending, async (wish) => {
  await requireOperator()
  const { transaction, notification: id, first, second, act } = wish
  const { db } = getDatabase()
  const now = await readNow(db)
  await recordUse('console_used', { act, transaction })
  if (act === 'swap') await swapWithEarlier(db, { id, as: [first, second], now })
  else await resendNotification(db, { id, as: act === 'twice' ? [first, second] : [first], now })

  redirect(`/console/transactions/${transaction}?done=${act}#notifications`)
})

/** Simulation only: sets how this order's further notifications are delivered. */
export const choosePolicy = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  deliveryPolicy,
  async ({ transaction: id, ...policy }) => {
    await requireOperator()
    const { db } = getDatabase()
    const found = await getTransaction(db, id)
    await recordUse('console_used', { act: 'policy', mode: policy.mode, transaction: id })
    if (found && getEnvironment().SIM_MODE)
      await setDeliveryPolicy(db, { ...policy, merchantId: found.merchant.id, orderId: found.transaction.orderId })

    redirect(`/console/transactions/${id}?done=policy#delivery`)
  },
)

/** Simulation only: sends the held notifications. */
export const releaseNotifications = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true },
  release,
  async ({ transaction: id, order }) => {
    await requireOperator()
    const { db } = getDatabase()
    const found = await getTransaction(db, id)
    await recordUse('console_used', { act: 'release', transaction: id })
    if (found && getEnvironment().SIM_MODE)
      await releaseHeld(db, {
        merchantId: found.merchant.id,
        orderId: found.transaction.orderId,
        reverse: order === 'backwards',
        now: await readNow(db),
      })

    redirect(`/console/transactions/${id}?done=release#notifications`)
  },
)
