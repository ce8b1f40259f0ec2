'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shop } from '@/app/_request/visitor'
import { parcelKeysStep, parcelStep, toParcelKey } from '@/server/fulfilment/input'
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

/** Moves the chosen parcels one step, and shows them again with their next one. */
export const advanceChosen = buttonAction({ who: 'operator', refusal: 404 }, parcelKeysStep, async ({ parcel, to }) => {
  const { moved, refused } = await (await shop()).backOffice.advanceAll({ parcels: parcel, to })
  revalidatePath('/back-office/orders')
  const search = new URLSearchParams(parcel.map((one) => ['parcel', toParcelKey(one)]))
  search.set('done', to)
  search.set('count', String(moved))
  search.set('refused', refused.join(' '))

  redirect(`/back-office/orders/chosen?${search}`)
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
