'use server'

import { RedirectType, redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { refuseOrderForm } from '@/app/_forms/refuse-order-form'
import { shop } from '@/app/_request/visitor'
import type { ComplaintResult } from '@/app/complaints/complaint-form'
import { complaintOfOrder } from '@/server/complaints/input'
import { COMPLAINTS } from '@/server/complaints/limits'

/**
 * Files a complaint about an order of this browser and redirects to it. Back does not return to a
 * form that would file it again.
 */
export const complain = formAction(
  {
    who: 'buyer',
    refusal: 404,
    limits: [COMPLAINTS],
    body: 15_500_000,
  },
  { schema: complaintOfOrder, words: ['complaint.mistakes', 'order.photo.mistakes'], otherwise: 'body' },
  async (complaint): Promise<ComplaintResult> => {
    const { number } = await (await shop()).complaint.fileForOrder(complaint).catch(refuseOrderForm)

    redirect(`/orders/${complaint.orderId}?${new URLSearchParams({ filed: number })}#notice`, RedirectType.replace)
  },
)
