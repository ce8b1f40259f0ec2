'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { FAILURES } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'
import { foreseen } from '@/app/foreseen'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'

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

  await thenShow({ orderId, to, back }, advancing)
}

const codStep = z.object({ orderId: z.string(), to: z.enum(['refused', 'handed_over']), back: z.string() })

/** What the courier tells of a parcel that is paid at the door. */
export async function settleCod(form: FormData) {
  const { orderId, to, back } = readFields(codStep, form)
  const { backOffice } = await shop()
  const settling = to === 'refused' ? backOffice.refuseAtDoor({ orderId }) : backOffice.handOverCash({ orderId })

  await thenShow({ orderId, to, back }, settling)
}

type Outcome = { orderId: string; to: string; back: string }

async function thenShow({ orderId, to, back }: Outcome, step: Promise<unknown>) {
  const failed = await orNotFound(asOperator(step).then(() => null, foreseen(FAILURES.moveOrderOn)))

  revalidatePath('/back-office/orders')
  const search = new URLSearchParams(back)
  search.set('of', orderId)
  search.set(failed ? 'failed' : 'done', failed ? failed.code : to)
  redirect(`/back-office/orders?${search}`)
}
