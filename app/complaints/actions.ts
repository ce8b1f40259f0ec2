'use server'

import { complaint, ticketLookUp } from '@/server/complaints/input'
import { COMPLAINTS, TICKET_LOOK_UPS } from '@/server/complaints/limits'
import { formAction } from '../_forms/actions'
import { getRamai, getVisitor } from '../_request/visitor'
import { formatDeadline, formatMoment } from '../_ui/moment'

/** Shows the ticket and its secret in the response only once. */
export const fileComplaint = formAction(
  { who: 'anybody', limits: [COMPLAINTS] },
  { schema: complaint, words: 'complaints.mistakes', otherwise: 'body' },
  async (typed) => {
    const { complaints } = await getRamai()
    const { number, secret, dueAt } = await complaints.file(typed)
    const { language } = await getVisitor()

    return { number, secret, due: formatDeadline(dueAt, language) }
  },
)

export type FoundTicket = {
  number: string
  topic: string
  body: string
  due: string
  status: 'open' | 'overdue' | 'answered'
  answer: string | null
  answered: string
}

export const findTicket = formAction(
  { who: 'anybody', limits: [TICKET_LOOK_UPS] },
  { schema: ticketLookUp, words: 'complaints.mistakes', otherwise: 'number' },
  async (typed): Promise<FoundTicket> => {
    const { complaints } = await getRamai()
    const ticket = await complaints.find(typed)
    const { topic, body, answer, answeredAt, overdue } = ticket
    const { language } = await getVisitor()

    return {
      number: ticket.number,
      topic,
      body,
      answer,
      due: formatDeadline(ticket.dueAt, language),
      status: statusOf({ answeredAt, overdue }),
      answered: answeredAt ? formatMoment(answeredAt, language) : '',
    }
  },
)

function statusOf({ answeredAt, overdue }: { answeredAt: Date | null; overdue: boolean }) {
  if (answeredAt) return 'answered'

  return overdue ? 'overdue' : 'open'
}
