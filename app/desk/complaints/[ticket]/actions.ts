'use server'

import { action } from '@jembatan/http/action'
import { redirect } from 'next/navigation'
import { asOperator } from '@/app/desk/as-operator'
import { readMistakes, readTyped } from '@/app/parts/answered'
import type { Answered } from '@/app/parts/fields'
import { getRamai } from '@/app/visitor'

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
