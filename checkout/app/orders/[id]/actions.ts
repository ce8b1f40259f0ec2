'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

const ofOrder = (form: FormData) => readFields(z.object({ orderId: z.string() }), form)

/** To the payment page; back to the order, which shows its status, when there is none. */
export async function payNow(_: null, form: FormData): Promise<null> {
  const { orderId } = ofOrder(form)
  const { redirectUrl } = await orNotFound((await shop()).order.openPayment({ orderId }))

  redirect(redirectUrl ?? `/orders/${orderId}`)
}

/** The same with another method than the one that was begun. */
export async function payOtherwise(form: FormData): Promise<void> {
  const { orderId } = ofOrder(form)
  const { redirectUrl } = await orNotFound((await shop()).order.chooseOtherMethod({ orderId }))

  redirect(redirectUrl ?? `/orders/${orderId}`)
}

/** Null, or the error code; else back to the order, which shows the outcome. */
export async function cancelOrder(_: string | null, form: FormData): Promise<string | null> {
  const { orderId } = ofOrder(form)
  const cancelled = await (await shop()).order.cancel({ orderId }).catch(nameFailure)
  if (typeof cancelled === 'string') return cancelled

  redirect(cancelled.outcome === 'paid' ? `/orders/${orderId}/cancel` : `/orders/${orderId}`)
}

export async function confirmReceipt(_: string | null, form: FormData): Promise<string | null> {
  const { orderId } = ofOrder(form)
  const failure = await (await shop()).order.confirmReceipt({ orderId }).then(() => null, nameFailure)
  if (failure) return failure

  redirect(`/orders/${orderId}`)
}

/** In demo mode only. Pressed once too often it changes nothing, and the page shows how the order stands. */
export async function moveParcelOn(form: FormData): Promise<void> {
  const parcel = readFields(z.object({ orderId: z.string(), shopId: z.string() }), form)
  const failure = await (await shop()).order.moveParcelOn(parcel).then(() => null, nameFailure)
  if (failure && failure !== 'order_not_ready') notFound()

  redirect(`/orders/${parcel.orderId}`)
}

/** In demo mode only, as above: what a buyer does at the door who does not want the parcel any more. */
export async function refuseAtDoor(form: FormData): Promise<void> {
  const { orderId } = ofOrder(form)
  const failure = await (await shop()).order.refuseAtDoor({ orderId }).then(() => null, nameFailure)
  if (failure && failure !== 'order_not_ready') notFound()

  redirect(`/orders/${orderId}`)
}

function nameFailure(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return failure.code
}
