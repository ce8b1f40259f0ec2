'use server'

import { redirect } from 'next/navigation'
import { buttonAction, formAction } from '@/app/_forms/actions'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { appealAnswer, assignment, caseDecision, ofCase, takedown } from '@/server/moderation/input'
import { readRefusal } from '@/server/trpc/caller'

/** Decides a case: keeps the reported item, or takes it down. */
export const decide = formAction(
  { who: 'operator', refusal: 303 },
  { schema: caseDecision, words: 'desk.case.mistakes', otherwise: 'note' },
  async ({ id, decision, ...typed }) => {
    const { desk } = await getRamai()
    await asOperator(decision === 'keep' ? desk.keep({ id }) : desk.takeDown({ id, ...takedown.parse(typed) }))

    redirect(`/desk/reports?done=${decision}&case=${id}`)
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

/** Assigns a case to the operator, or releases it. */
export const assign = buttonAction({ who: 'operator', refusal: 303 }, assignment, async (typed) => {
  const failed = await codeOf((await getRamai()).desk.assign(typed))

  redirect(`/desk/reports/${typed.id}${failed ? `?failed=${failed}` : ''}`)
})

/** Opens a decided case again. */
export const undo = buttonAction({ who: 'operator', refusal: 303 }, ofCase, async ({ id }) => {
  const failed = await codeOf((await getRamai()).desk.undo({ id }))

  redirect(failed ? `/desk/reports/${id}?failed=${failed}` : `/desk/reports/${id}?done=undo`)
})

/** Returns the code of a refused call; undefined after success. */
const codeOf = (call: Promise<unknown>) =>
  asOperator(call).then(
    () => undefined,
    (failure: unknown) => {
      const refusal = readRefusal(failure)
      if (!refusal) throw failure

      return refusal.code
    },
  )
