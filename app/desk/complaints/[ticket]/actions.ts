'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { ticketId } from '@/server/desk/input'
import { answer } from '@/server/moderation/input'

/** Answers a complaint. Possible once. */
export const answerTicket = formAction(
  { who: 'operator', refusal: 303 },
  { schema: answer.extend({ id: ticketId }), words: 'desk.complaints.mistakes', otherwise: 'answer' },
  async (typed) => {
    const { desk } = await getRamai()
    await asOperator(desk.answerComplaint(typed))

    redirect('/desk/complaints?done=answered')
  },
)
