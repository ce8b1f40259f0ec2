'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { acceptanceForm, returnRefusal } from '@/server/returns/input'

/** Accepts a return and refunds it. */
export const acceptReturn = formAction(
  { who: 'operator', refusal: 404 },
  { schema: acceptanceForm, words: 'backOffice.returns.failures', otherwise: 'answer' },
  async ({ restock, ...acceptance }) => {
    const accepting = (await shop()).backOffice.acceptReturn({ ...acceptance, restock: restock === 'yes' })

    thenShow(await accepting)
  },
)

/** Refuses a return with a reason. */
export const refuseReturn = formAction(
  { who: 'operator', refusal: 404 },
  { schema: returnRefusal, words: 'backOffice.returns.failures', otherwise: 'answer' },
  async (refusal) => thenShow(await (await shop()).backOffice.refuseReturn(refusal)),
)

function thenShow({ orderId }: { orderId: string }): never {
  revalidatePath('/back-office/returns')
  redirect(`/back-office/returns?show=todo&of=${encodeURIComponent(orderId)}`)
}
