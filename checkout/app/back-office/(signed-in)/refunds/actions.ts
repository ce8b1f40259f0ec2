'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { ofOrder } from '@/server/order/input'
import { refundClosing } from '@/server/refund/input'

/** Closes a manual refund with the reference of its transfer. */
export const closeRefund = formAction(
  { who: 'operator', refusal: 404 },
  {
    schema: refundClosing.extend(ofOrder.shape),
    words: 'backOffice.refunds.failures',
    otherwise: 'reference',
  },
  async ({ orderId, ...closing }) => {
    await (await shop()).backOffice.closeRefund(closing)

    revalidatePath('/back-office/refunds')
    redirect(`/back-office/refunds?show=todo&closed=${encodeURIComponent(orderId)}`)
  },
)
