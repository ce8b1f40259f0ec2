'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { readMistakes, readTyped } from '@/app/_forms/answered'
import type { Answered } from '@/app/_forms/fields'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'

/** Answers a complaint, once. */
export const answerTicket = action(
  { who: 'operator', refusal: 303 },
  async (former: Answered, form: FormData): Promise<Answered> => {
    const typed = readTyped([former, form], ['id', 'answer'])
    const { desk } = await getRamai()
    const mistakes = await asOperator(desk.answerComplaint({ id: typed.id, answer: typed.answer ?? '' })).then(
      () => undefined,
      (failure: unknown) => readMistakes(failure, 'answer'),
    )
    if (!mistakes) redirect('/desk/complaints?done=answered')

    return { typed, mistakes }
  },
)
