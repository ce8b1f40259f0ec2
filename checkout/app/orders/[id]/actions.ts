'use server'

import { action } from '@jembatan/http/action'
import { RedirectType, redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { orItsPage } from './or-its-page'

type OtherMethodFailure = 'gateway_unavailable' | 'order_in_migration'
type CancelFailure = 'gateway_unavailable' | 'order_not_cancellable' | 'order_in_migration'
type ReceiptFailure = 'order_not_ready' | 'order_in_migration'

const ofOrder = (form: FormData) => readFields(z.object({ orderId: z.string() }), form)

/** To the payment page; back to the order, which shows its status, when there is none. */
export const payNow = action({ who: 'buyer', refusal: 404 }, async (_: null, form: FormData): Promise<null> => {
  const { orderId } = ofOrder(form)
  const { redirectUrl } = await orItsPage(orderId, (await shop()).order.openPayment({ orderId }))

  redirect(redirectUrl ?? `/orders/${orderId}`)
})

/** The same with another method than the one that was begun. Null, or the error code when that one goes on. */
export const payOtherwise = action(
  { who: 'buyer', refusal: 404 },
  async (_: OtherMethodFailure | null, form: FormData): Promise<OtherMethodFailure | null> => {
    const { orderId } = ofOrder(form)
    const chosen = await orItsPage(
      orderId,
      (await shop()).order
        .chooseOtherMethod({ orderId })
        .catch(foreseen(['gateway_unavailable', 'order_in_migration'])),
    )
    if ('code' in chosen) return chosen.code

    redirect(chosen.redirectUrl ?? `/orders/${orderId}`)
  },
)

/** Null, or the error code; else back to the order, which shows the outcome in place of what was sent: Back does not lead there again. */
export const cancelOrder = action(
  { who: 'buyer', refusal: 404 },
  async (_: CancelFailure | null, form: FormData): Promise<CancelFailure | null> => {
    const { orderId } = ofOrder(form)
    const cancelled = await orItsPage(
      orderId,
      (await shop()).order
        .cancel({ orderId })
        .catch(foreseen(['gateway_unavailable', 'order_not_cancellable', 'order_in_migration'])),
    )
    if ('code' in cancelled) return cancelled.code

    redirect(cancelled.outcome === 'paid' ? `/orders/${orderId}/cancel` : `/orders/${orderId}`, RedirectType.replace)
  },
)

export const confirmReceipt = action(
  { who: 'buyer', refusal: 404 },
  async (_: ReceiptFailure | null, form: FormData): Promise<ReceiptFailure | null> => {
    const { orderId } = ofOrder(form)
    const failure = await orItsPage(
      orderId,
      (await shop()).order
        .confirmReceipt({ orderId })
        .then(() => null, foreseen(['order_not_ready', 'order_in_migration'])),
    )
    if (failure) return failure.code

    redirect(`/orders/${orderId}`, RedirectType.replace)
  },
)

/** In demo mode only. Pressed once too often it changes nothing, and the page shows how the order stands. */
export const moveParcelOn = action(
  { who: 'buyer', refusal: 404, demoOnly: true },
  async (form: FormData): Promise<void> => {
    const parcel = readFields(z.object({ orderId: z.string(), shopId: z.string() }), form)
    await orNotFound((await shop()).order.moveParcelOn(parcel).then(() => null, foreseen(['order_not_ready'])))

    redirect(`/orders/${parcel.orderId}`)
  },
)

/** In demo mode only, as above: what a buyer does at the door who does not want the parcel any more. */
export const refuseAtDoor = action(
  { who: 'buyer', refusal: 404, demoOnly: true },
  async (form: FormData): Promise<void> => {
    const { orderId } = ofOrder(form)
    await orNotFound((await shop()).order.refuseAtDoor({ orderId }).then(() => null, foreseen(['order_not_ready'])))

    redirect(`/orders/${orderId}`)
  },
)
