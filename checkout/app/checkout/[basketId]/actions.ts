'use server'

import { refuse } from '@jembatan/http/form-action'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { shopWithSession } from '@/app/_request/visitor'
import { orderPlacement } from '@/server/order/input'
import { readFailure } from '@/server/trpc/caller'
import { SAVE_METHOD } from './place-order-form'
import { steps } from './steps'

export const changeQuantity = buttonAction(
  { who: 'buyer', refusal: 404 },
  steps.changeQuantity.schema,
  async (input) => {
    await steps.changeQuantity.take(input)
  },
)

/**
 * Redirects to a page that announces the removal, since the button is gone. An open address form
 * stays open with its text.
 */
export const removeLine = buttonAction({ who: 'buyer', refusal: 404 }, steps.removeLine.schema, async (line) => {
  if (!(await steps.removeLine.take(line))) return
  const search = new URLSearchParams((await headers()).get('x-path')?.split('?')[1])
  search.set('removed', line.sku)

  redirect(`/checkout/${line.basketId}?${search}#notice`)
})

export const confirmPrice = buttonAction({ who: 'buyer', refusal: 404 }, steps.confirmPrice.schema, async (input) => {
  await steps.confirmPrice.take(input)
})

export const chooseCourier = buttonAction({ who: 'buyer', refusal: 404 }, steps.chooseCourier.schema, async (input) => {
  await steps.chooseCourier.take(input)
})

export const chooseInsurance = buttonAction(
  { who: 'buyer', refusal: 404 },
  steps.chooseInsurance.schema,
  async (input) => {
    await steps.chooseInsurance.take(input)
  },
)

export const choosePayment = buttonAction({ who: 'buyer', refusal: 404 }, steps.choosePayment.schema, async (input) => {
  await steps.choosePayment.take(input)
})

export const chooseMethod = buttonAction({ who: 'buyer', refusal: 404 }, steps.chooseMethod.schema, async (input) => {
  await steps.chooseMethod.take(input)
})

/**
 * A refusal is shown with the current total. Without JavaScript a button of the same form saves the
 * method alone.
 */
export const placeOrder = formAction(
  { who: 'buyer', refusal: 404 },
  { schema: orderPlacement.extend({ intent: z.literal(SAVE_METHOD).optional() }), words: 'checkout.errors' },
  async ({ intent, ...input }) => {
    if (intent === SAVE_METHOD) {
      await steps.chooseMethod.take(input)
      redirect(`/checkout/${input.basketId}#payment`)
    }
    const placed = await (await shopWithSession()).order.place(input).catch(async (failure: unknown) => {
      const { code, details } = readFailure(failure) ?? { code: 'unknown', details: {} }
      revalidatePath(`/checkout/${input.basketId}`)
      // Without a seat, the checkout page itself shows the buyer's place in the waiting room.
      if (code === 'waiting_room') redirect(`/checkout/${input.basketId}`)

      return refuse({ '': (await getTranslations('checkout.errors')).has(code) ? [code, details] : 'unknown' })
    })
    revalidatePath(`/checkout/${input.basketId}`)

    redirect(placed.redirectUrl ?? `/orders/${placed.orderId}`)
  },
)
