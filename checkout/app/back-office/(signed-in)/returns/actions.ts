'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { asOperator } from '@/app/back-office/operator-session'
import { readFields } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

type AnswerState = { answer: string; failure: string | null }

const typed = z.object({
  returnId: z.coerce.number().int(),
  decision: z.enum(['accept', 'refuse']),
  restock: z.literal('on').optional(),
  answer: z.string(),
})

const SHORTEST = 10
const LONGEST = 1000

/** The seller's answer, or beside the field why it was not taken. */
export async function answerReturn(_: AnswerState, form: FormData): Promise<AnswerState> {
  const { returnId, decision, restock, answer } = readFields(typed, form)
  const wrong = decision === 'refuse' ? findMistake(answer) : null
  if (wrong) return { answer, failure: wrong }

  const { backOffice } = await shop()
  const answering =
    decision === 'accept'
      ? backOffice.acceptReturn({ returnId, restock: restock === 'on' })
      : backOffice.refuseReturn({ returnId, answer })
  const done = await asOperator(answering).catch(nameFailure)
  if (typeof done === 'string') return { answer, failure: done }

  revalidatePath('/back-office/returns')
  redirect(`/back-office/returns?show=todo&of=${encodeURIComponent(done.orderId)}`)
}

function findMistake(answer: string) {
  if (answer.trim().length < SHORTEST) return 'answer_too_short'

  return answer.trim().length > LONGEST ? 'answer_too_long' : null
}

function nameFailure(error: unknown) {
  const failure = readFailure(error)
  if (!failure) throw error

  return failure.code
}
