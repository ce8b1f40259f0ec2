'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { asOperator } from '@/app/back-office/operator-session'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

type CloseState = { reference: string; failure: string | null }

const typed = z.object({ refundId: z.string(), orderId: z.string(), reference: z.string() })

/** Closes a task with its transfer's reference, or shows beside the field why not. */
export async function closeRefund(_: CloseState, form: FormData): Promise<CloseState> {
  const { refundId, orderId, reference } = readFields(typed, form)
  const closing = (await shop()).backOffice.closeRefund({ refundId, reference })
  const failure = await asOperator(closing).then(() => null, nameFailure)
  if (failure) return { reference, failure }

  revalidatePath('/back-office/refunds')
  redirect(`/back-office/refunds?show=todo&closed=${encodeURIComponent(orderId)}`)
}

function nameFailure(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return failure.code === 'input_malformed' ? 'reference' : failure.code
}
