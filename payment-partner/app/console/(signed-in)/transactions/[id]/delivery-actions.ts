'use server'

import { redirect } from 'next/navigation'
import { buttonAction } from '@/app/console/operator-actions'
import { recordUse } from '@/app/console/record-use'
import { deliveryPolicy, release, sending } from '@/server/console/input'
import { getEnvironment } from '@/server/environment'
import { releaseHeld } from '@/server/notification/release-held'
import { resendNotification } from '@/server/notification/resend-notification'
import { setDeliveryPolicy } from '@/server/notification/set-delivery-policy'
import { swapWithEarlier } from '@/server/notification/swap-with-earlier'
import { readChange } from './read-change'

// Each action redirects to the page, which shows the result.

/** The page chooses the notification's name, so a second press sends nothing more. */
export const send = buttonAction(
  { who: 'operator', refusal: 303, role: 'operator', demoSession: 'allowed' },
  sending,
  async (wish, operator) => {
    const { notification, first, second, act } = wish
    const { db, id: transaction, notifications, now } = await readChange(operator, wish)
    await recordUse(operator, { act, transaction })
    if (notifications.some(({ id }) => id === notification)) {
      if (act === 'swap') await swapWithEarlier(db, { id: notification, as: [first, second], now })
      else await resendNotification(db, { id: notification, as: act === 'twice' ? [first, second] : [first], now })
    }

    redirect(`/console/transactions/${transaction}?done=${act}#notifications`)
  },
)

/** Simulation only: sets how this order's further notifications are delivered. */
export const choosePolicy = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', demoSession: 'allowed' },
  deliveryPolicy,
  async ({ transaction, ...policy }, operator) => {
    const { db, id, merchantId, orderId } = await readChange(operator, { transaction })
    await recordUse(operator, { act: 'policy', mode: policy.mode, transaction: id })
    if (getEnvironment().SIM_MODE) await setDeliveryPolicy(db, { ...policy, merchantId, orderId })

    redirect(`/console/transactions/${id}?done=policy#delivery`)
  },
)

/** Simulation only: sends the held notifications. */
export const releaseNotifications = buttonAction(
  { who: 'operator', refusal: 303, demoOnly: true, role: 'operator', demoSession: 'allowed' },
  release,
  async ({ transaction, order }, operator) => {
    const { db, id, merchantId, orderId, now } = await readChange(operator, { transaction })
    await recordUse(operator, { act: 'release', transaction: id })
    if (getEnvironment().SIM_MODE) await releaseHeld(db, { merchantId, orderId, reverse: order === 'backwards', now })

    redirect(`/console/transactions/${id}?done=release#notifications`)
  },
)
