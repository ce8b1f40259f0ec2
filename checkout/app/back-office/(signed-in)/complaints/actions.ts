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
import { mistakeOfLength } from '@/app/text-length'
import { shop } from '@/app/visit'

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
