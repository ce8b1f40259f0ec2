'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'

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
