'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { shopWithSession } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/caller'
import { lineOf, steps } from './steps'

export const changeQuantity = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  await steps.changeQuantity(form)
})

/** The page that follows says so: what was pressed is gone. An address that is open stays open, with what is typed. */
export const removeLine = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  if (!(await steps.removeLine(form))) return
  const { basketId: id, sku } = readFields(lineOf, form)
  const search = new URLSearchParams((await headers()).get('x-path')?.split('?')[1])
  search.set('removed', sku)

  redirect(`/checkout/${id}?${search}#told`)
})

export const confirmPrice = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  await steps.confirmPrice(form)
})

export const chooseCourier = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  await steps.chooseCourier(form)
})

export const chooseInsurance = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  await steps.chooseInsurance(form)
})

export const choosePayment = action({ who: 'buyer', refusal: 404 }, async (form: FormData) => {
  await steps.choosePayment(form)
})

type Failed = { code: string }

/** Null, or the error code. The page is rendered again with it and the current total. */
export const placeOrder = action(
  { who: 'buyer', refusal: 404 },
  async (_: Failed | null, form: FormData): Promise<Failed | null> => {
    const wanted = readFields(
      z.object({ basketId: z.uuid(), expectedTotal: z.coerce.number(), expectedVersion: z.coerce.number() }),
      form,
    )
    const placed = await (await shopWithSession()).order.place(wanted).catch(toFailed)
    revalidatePath(`/checkout/${wanted.basketId}`)
    // Without a seat of the waiting room: the page itself gives a place.
    if ('code' in placed && placed.code === 'waiting_room') redirect(`/checkout/${wanted.basketId}`)
    if ('code' in placed) return placed

    redirect(placed.redirectUrl ?? `/orders/${placed.orderId}`)
  },
)

const toFailed = (error: unknown): Failed => ({ code: readFailure(error)?.code ?? 'unknown' })
