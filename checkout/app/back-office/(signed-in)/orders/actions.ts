'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { asOperator } from '@/app/back-office/operator-session'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

const step = z.object({
  orderId: z.string(),
  shopId: z.string(),
  to: z.enum(['packed', 'shipped', 'arrived']),
  back: z.string(),
})

/** Moves a parcel one step, and confirms it on the page of the operator. */
export async function advance(form: FormData) {
  const { back, ...wanted } = readFields(step, form)
  const { orderId, to } = wanted
  const advancing = (await shop()).backOffice.advance(wanted)
  const failed = await asOperator(advancing).then(() => null, nameFailure)

  revalidatePath('/back-office/orders')
  const search = new URLSearchParams(back)
  search.set('of', orderId)
  search.set(failed ? 'failed' : 'done', failed ?? to)
  redirect(`/back-office/orders?${search}`)
}

function nameFailure(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return failure.code
}
