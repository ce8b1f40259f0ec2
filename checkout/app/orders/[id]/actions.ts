'use server'

import { RedirectType, redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop } from '@/app/_request/visitor'
import { parcel } from '@/server/fulfilment/input'
import { ofOrder } from '@/server/order/input'
import { orItsPage } from './or-its-page'

/** To the payment page; back to the order, which shows its status, when there is none. */
export const payNow = buttonAction({ who: 'buyer', refusal: 404 }, ofOrder, async ({ orderId }) => {
  const { redirectUrl } = await orItsPage(orderId, (await shop()).order.openPayment({ orderId }))

  redirect(redirectUrl ?? `/orders/${orderId}`)
})

/** The same with another method than the one that was begun. */
export const payOtherwise = formAction(
  { who: 'buyer', refusal: 404 },
  { schema: ofOrder, words: 'payment.otherMethod' },
  async ({ orderId }) => {
    const { redirectUrl } = await orItsPage(orderId, (await shop()).order.chooseOtherMethod({ orderId }))

    redirect(redirectUrl ?? `/orders/${orderId}`)
  },
)

/** Back to the order, which shows the outcome in place of what was sent: Back does not lead there again. */
export const cancelOrder = formAction(
  { who: 'buyer', refusal: 404 },
  { schema: ofOrder, words: 'order.cancel' },
  async ({ orderId }) => {
    const { outcome } = await orItsPage(orderId, (await shop()).order.cancel({ orderId }))

    redirect(outcome === 'paid' ? `/orders/${orderId}/cancel` : `/orders/${orderId}`, RedirectType.replace)
  },
)

export const confirmReceipt = formAction(
  { who: 'buyer', refusal: 404 },
  { schema: ofOrder, words: 'order.received' },
  async ({ orderId }) => {
    await orItsPage(orderId, (await shop()).order.confirmReceipt({ orderId }))

    redirect(`/orders/${orderId}`, RedirectType.replace)
  },
)

/** In demo mode only. Pressed once too often it changes nothing, and the page shows how the order stands. */
export const moveParcelOn = buttonAction(
  { who: 'buyer', refusal: 404, demoOnly: true },
  parcel,
  async ({ orderId, shopId }) => {
    await (await shop()).order.moveParcelOn({ orderId, shopId }).catch(foreseen(['order_not_ready']))

    redirect(`/orders/${orderId}`)
  },
)

/** In demo mode only, as above: what a buyer does at the door who does not want the parcel any more. */
export const refuseAtDoor = buttonAction(
  { who: 'buyer', refusal: 404, demoOnly: true },
  ofOrder,
  async ({ orderId }) => {
    await (await shop()).order.refuseAtDoor({ orderId }).catch(foreseen(['order_not_ready']))

    redirect(`/orders/${orderId}`)
  },
)
