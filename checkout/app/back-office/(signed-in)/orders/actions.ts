'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop } from '@/app/_request/visitor'
import { parcelKeys, parcelStep } from '@/server/fulfilment/input'
import { ofOrder } from '@/server/order/input'
import { STEP_FAILURES } from './step-failures'

const back = z.string()

/** Moves a parcel one step, and confirms it on the operator's page. */
export const advance = buttonAction(
  { who: 'operator', refusal: 404 },
  parcelStep.extend({ back }),
  async ({ back, ...step }) => {
    const { orderId, to } = step

    await thenShow({ orderId, to, back }, (await shop()).backOffice.advance(step))
  },
)

/** Marks the chosen parcels as packed. */
export const packChosen = buttonAction({ who: 'operator', refusal: 404 }, parcelKeys, async ({ parcel }) => {
  const { packed, refused } = await (await shop()).backOffice.pack({ parcels: parcel })
  revalidatePath('/back-office/orders')

  redirect(`/back-office/orders?${new URLSearchParams({ packed: String(packed), refused: refused.join(' ') })}`)
})

/** Records that a COD parcel was refused at the door, which ends its order. */
export const refuseAtDoor = formAction(
  { who: 'operator', refusal: 404 },
  { schema: ofOrder.extend({ back }), words: 'backOffice.orders' },
  async ({ orderId, back }) =>
    thenShow({ orderId, to: 'refused', back }, (await shop()).backOffice.refuseAtDoor({ orderId })),
)

/** Records that the courier handed over the collected cash. */
export const handOverCash = buttonAction(
  { who: 'operator', refusal: 404 },
  ofOrder.extend({ back }),
  async ({ orderId, back }) => {
    await thenShow({ orderId, to: 'handed_over', back }, (await shop()).backOffice.handOverCash({ orderId }))
  },
)

type Outcome = { orderId: string; to: string; back: string }

async function thenShow({ orderId, to, back }: Outcome, step: Promise<unknown>): Promise<never> {
  const failed = await step.then(() => null, foreseen(STEP_FAILURES))

  revalidatePath('/back-office/orders')
  const search = new URLSearchParams(back)
  search.set('of', orderId)
  search.set(failed ? 'failed' : 'done', failed ? failed.code : to)
  const place = search.get('at') === 'order' ? `/${encodeURIComponent(orderId)}` : ''
  search.delete('at')
  redirect(`/back-office/orders${place}?${search}`)
}
