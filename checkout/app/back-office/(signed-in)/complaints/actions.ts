'use server'

import { action } from '@jembatan/http/action'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readFields } from '@/app/_forms/read-fields'
import { mistakeOfLength } from '@/app/_forms/text-length'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { FAILURES, type Failure } from '@/app/back-office/failures'
import { asOperator } from '@/app/back-office/operator-session'

type AnswerState = { answer: string; failure: Failure<'answerComplaint'> | null }

const typed = z.object({ number: z.string(), answer: z.string() })

const LONGEST = 2000

/** Sends the answer, or shows beside the field why not. */
export const answerComplaint = action(
  { who: 'operator', refusal: 404 },
  async (_: AnswerState, form: FormData): Promise<AnswerState> => {
    const { number, answer } = readFields(typed, form)
    const wrong = mistakeOfLength('answer', answer, { longest: LONGEST })
    if (wrong) return { answer, failure: wrong }

    const answering = (await shop()).backOffice.answerComplaint({ number: number.slice(0, 20), answer })
    const failure = await orNotFound(asOperator(answering).then(() => null, foreseen(FAILURES.answerComplaint)))
    if (failure) return { answer, failure: failure.code }

    revalidatePath('/back-office/complaints')
    redirect(`/back-office/complaints?show=todo&ticket=${encodeURIComponent(number)}`)
  },
)
