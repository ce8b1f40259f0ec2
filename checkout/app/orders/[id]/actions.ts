'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { shop } from '@/app/visit'

/** To the page where it is paid; back to the order, which says how it stands, when there is none. */
export async function payNow(_: null, form: FormData): Promise<null> {
  const { orderId } = z.object({ orderId: z.string() }).parse(Object.fromEntries(form))
  const { redirectUrl } = await (await shop()).payment.open({ orderId })

  redirect(redirectUrl ?? `/orders/${orderId}`)
}
