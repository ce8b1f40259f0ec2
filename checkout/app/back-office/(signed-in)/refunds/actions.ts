'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'
import { foreseen } from '@/app/foreseen'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'

type CloseState = { reference: string; failure: Failure<'closeRefund'> | null }

const typed = z.object({ refundId: z.string(), orderId: z.string(), reference: z.string() })

/** Closes a task with its transfer's reference, or shows beside the field why not. */
export const closeRefund = action(
  { who: 'operator', refusal: 404 },
  async (_: CloseState, form: FormData): Promise<CloseState> => {
    const { refundId, orderId, reference } = readFields(typed, form)
    const closing = (await shop()).backOffice.closeRefund({ refundId, reference })
    const failure = await orNotFound(asOperator(closing).then(() => null, foreseen(FAILURES.closeRefund)))
    if (failure) return { reference, failure: failure.code }

    revalidatePath('/back-office/refunds')
    redirect(`/back-office/refunds?show=todo&closed=${encodeURIComponent(orderId)}`)
  },
)
