'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { appealAnswer, caseDecision, takedown } from '@/server/moderation/input'

/** Decides a case: keeps the reported item, or takes it down. */
export const decide = formAction(
  { who: 'operator', refusal: 303 },
  { schema: caseDecision, words: 'desk.case.mistakes', otherwise: 'note' },
  async ({ id, decision, ...typed }) => {
    const { desk } = await getRamai()
    await asOperator(decision === 'keep' ? desk.keep({ id }) : desk.takeDown({ id, ...takedown.parse(typed) }))

    redirect(`/desk/reports?done=${decision}`)
  },
)

/** Decides an appeal: refuses it, or grants it. */
export const answerAppeal = formAction(
  { who: 'operator', refusal: 303 },
  { schema: appealAnswer, words: 'desk.case.mistakes', otherwise: 'answer' },
  async (typed) => {
    const { desk } = await getRamai()
    await asOperator(desk.answerAppeal(typed))

    redirect(`/desk/reports?done=${typed.decision}`)
  },
)
