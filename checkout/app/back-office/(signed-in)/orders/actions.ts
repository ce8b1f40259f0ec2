'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { FAILURES } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'

const step = z.object({
  orderId: z.string(),
  shopId: z.string(),
  to: z.enum(['packed', 'shipped', 'arrived']),
  back: z.string(),
})

/** Moves a parcel one step, and confirms it on the page of the operator. */
export const advance = action({ who: 'operator', refusal: 404 }, async (form: FormData) => {
  const { back, ...wanted } = readFields(step, form)
  const { orderId, to } = wanted
  const advancing = (await shop()).backOffice.advance(wanted)

  await thenShow({ orderId, to, back }, advancing)
})

const ofOrder = z.object({ orderId: z.string(), back: z.string() })

/** The courier tells that nobody took a parcel that was to be paid at the door: its order is over. */
export const refuseAtDoor = action(
  { who: 'operator', refusal: 404 },
  async (_: null, form: FormData): Promise<null> => {
    const { orderId, back } = readFields(ofOrder, form)

    return thenShow({ orderId, to: 'refused', back }, (await shop()).backOffice.refuseAtDoor({ orderId }))
  },
)

/** The courier has paid in what it collected. */
export const handOverCash = action({ who: 'operator', refusal: 404 }, async (form: FormData) => {
  const { orderId, back } = readFields(ofOrder, form)

  await thenShow({ orderId, to: 'handed_over', back }, (await shop()).backOffice.handOverCash({ orderId }))
})

type Outcome = { orderId: string; to: string; back: string }

async function thenShow({ orderId, to, back }: Outcome, step: Promise<unknown>): Promise<never> {
  const failed = await orNotFound(asOperator(step).then(() => null, foreseen(FAILURES.moveOrderOn)))

  revalidatePath('/back-office/orders')
  const search = new URLSearchParams(back)
  search.set('of', orderId)
  search.set(failed ? 'failed' : 'done', failed ? failed.code : to)
  redirect(`/back-office/orders?${search}`)
}
