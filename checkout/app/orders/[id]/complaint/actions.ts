'use server'

import { action } from '@jembatan/http/action'
import { RedirectType, redirect } from 'next/navigation'
import { shop } from '@/app/_request/visitor'
import { type ComplaintState, readComplaint } from '@/app/complaints/complaint-state'

/** Files a complaint of one's own order, which shows the ticket; or shows at the field what is wrong. Back leads to no form that would file it again. */
export const complain = action(
  {
    who: 'buyer',
    refusal: 404,
    limits: [{ by: 'limitBuyerComplaints', of: 'address', most: 10, seconds: 600 }],
    body: 15_500_000,
  },
  async (_: ComplaintState, form: FormData): Promise<ComplaintState> => {
    const { orderId, filed, state } = await readComplaint(form, async ({ orderId, ...complaint }) =>
      (await shop()).complaint.fileForOrder({ orderId, ...complaint }),
    )
    if (!filed) return state

    redirect(`/orders/${orderId}?${new URLSearchParams({ filed: filed.number })}#told`, RedirectType.replace)
  },
)
