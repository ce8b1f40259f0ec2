'use server'

import { revalidatePath } from 'next/cache'
import { RedirectType, redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop } from '@/app/_request/visitor'
import { ACTS } from '@/server/account/limits'
import { orderAgain } from '@/server/cart/input'
import { parcel } from '@/server/fulfilment/input'
import { ofOrder } from '@/server/order/input'
import { afterStep } from './after-step'
import { orItsPage } from './or-its-page'

/** Redirects to the payment page; without one, back to the order, which shows its status. */
export const payNow = buttonAction({ who: 'buyer', refusal: 404 }, ofOrder, async ({ orderId }) => {
  const { redirectUrl } = await orItsPage(orderId, (await shop()).order.openPayment({ orderId }))

  redirect(redirectUrl ?? `/orders/${orderId}`)
})

/** The same with another payment method. */
export const payOtherwise = formAction(
  { who: 'buyer', refusal: 404 },
  { schema: ofOrder, words: 'payment.otherMethod' },
  async ({ orderId }) => {
    const { redirectUrl } = await orItsPage(orderId, (await shop()).order.chooseOtherMethod({ orderId }))

    redirect(redirectUrl ?? `/orders/${orderId}`)
  },
)

/**
 * Redirects to the order, which shows the outcome. The redirect replaces the form, so that Back
 * does not return to it.
 */
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
  { schema: parcel, words: 'order.received' },
  async ({ orderId, shopId }) => {
    await orItsPage(orderId, (await shop()).order.confirmReceipt({ orderId, shopId }))

    redirect(afterStep('received', { orderId, shopId }), RedirectType.replace)
  },
)

/** Opens the cart, which says how many items it took and how many it could not. */
export const addOrderAgain = buttonAction(
  { who: 'buyer', refusal: 404, limits: [ACTS] },
  orderAgain,
  async ({ orderId, formKey }) => {
    const query = await orItsPage(orderId, (await shop()).cart.addOrder({ orderId, formKey })).then(
      ({ added, skipped }) => ({ added: String(added), skipped: String(skipped) }),
      (failure: unknown): Record<string, string> => ({
        again: foreseen(['cart_full', 'too_many_tries'])(failure).code,
      }),
    )
    // The header shows the cart's count on every page.
    revalidatePath('/', 'layout')

    redirect(`/basket?${new URLSearchParams(query)}#notice`)
  },
)

/** Demo only. An extra press changes nothing, and the page shows the current state. */
export const moveParcelOn = buttonAction(
  { who: 'buyer', refusal: 404, demoOnly: true },
  parcel,
  async ({ orderId, shopId }) => {
    await (await shop()).order.moveParcelOn({ orderId, shopId }).catch(foreseen(['order_not_ready']))

    redirect(`/orders/${orderId}?demo=open`)
  },
)

/** Demo only: the buyer refuses the parcel at the door. */
export const refuseAtDoor = buttonAction(
  { who: 'buyer', refusal: 404, demoOnly: true },
  ofOrder,
  async ({ orderId }) => {
    await (await shop()).order.refuseAtDoor({ orderId }).catch(foreseen(['order_not_ready']))

    redirect(`/orders/${orderId}?demo=open`)
  },
)
