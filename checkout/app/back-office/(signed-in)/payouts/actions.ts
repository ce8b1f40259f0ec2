'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { transfer } from '@/server/payout/input'

/** Records that the old shop paid its debt to its sellers. */
export const recordTransfer = formAction(
  { who: 'operator', refusal: 404 },
  { schema: transfer, words: 'backOffice.payouts.failures', otherwise: 'reference' },
  async (transfer) => {
    await (await shop()).backOffice.receiveFromOldShop(transfer)

    revalidatePath('/back-office/payouts')
    redirect('/back-office/payouts?received=1')
  },
)
