'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { refundForm } from '@/server/refund/input'

/** Refunds the entered amount. */
export const giveBack = formAction(
  { who: 'operator', refusal: 404 },
  { schema: refundForm, words: 'backOffice.givingBack.failures', otherwise: 'amount' },
  async (refund) => {
    await (await shop()).backOffice.giveBack(refund)

    revalidatePath('/back-office/orders')
    const { orderId } = refund
    redirect(`/back-office/orders?${new URLSearchParams({ order: orderId, of: orderId, done: 'given_back' })}`)
  },
)
