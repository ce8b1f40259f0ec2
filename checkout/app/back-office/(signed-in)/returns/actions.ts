'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'
import { foreseen } from '@/app/foreseen'
import { orNotFound } from '@/app/or-not-found'
import { readFields } from '@/app/read-fields'
import { mistakeOfLength } from '@/app/text-length'
import { shop } from '@/app/visit'

type AnswerState = { answer: string; failure: Failure<'answerReturn'> | null }

const typed = z.object({
  returnId: z.coerce.number().int(),
  decision: z.enum(['accept', 'refuse']),
  restock: z.literal('on').optional(),
  answer: z.string(),
})

const LONGEST = 1000

/** The seller's answer, or beside the field why it was not taken. */
export async function answerReturn(_: AnswerState, form: FormData): Promise<AnswerState> {
  const { returnId, decision, restock, answer } = readFields(typed, form)
  const wrong = decision === 'refuse' ? mistakeOfLength('answer', answer, { longest: LONGEST }) : null
  if (wrong) return { answer, failure: wrong }

  const { backOffice } = await shop()
  const answering =
    decision === 'accept'
      ? backOffice.acceptReturn({ returnId, restock: restock === 'on' })
      : backOffice.refuseReturn({ returnId, answer })
  const done = await orNotFound(asOperator(answering).catch(foreseen(FAILURES.answerReturn)))
  if ('code' in done) return { answer, failure: done.code }

  revalidatePath('/back-office/returns')
  redirect(`/back-office/returns?show=todo&of=${encodeURIComponent(done.orderId)}`)
}
