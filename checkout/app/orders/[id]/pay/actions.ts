'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { methodChoice } from '@/server/payment/bi-snap/input'
import { orItsPage } from '../or-its-page'

/** Charges the order by the chosen method; the page then shows the code or the number. */
export const chooseMethod = formAction(
  { who: 'buyer', refusal: 404 },
  { schema: methodChoice, words: 'payment.byMethod' },
  async ({ orderId, method }) => {
    await orItsPage(orderId, (await shop()).payment.byMethod({ orderId, method }))

    redirect(`/orders/${orderId}/pay`)
  },
)
