'use server'

import { formAction } from '@/app/_forms/actions'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatDeadline } from '@/app/_ui/format'
import * as input from '@/server/complaints/input'
import { COMPLAINTS, TICKETS } from '@/server/complaints/limits'
import type { ComplaintResult } from './complaint-form'
import { ticketTimes } from './ticket-times'

/** Ticket and secret are shown in this reply only. */
export const fileComplaint = formAction(
  { who: 'anybody', limits: [COMPLAINTS] },
  { schema: input.complaint, words: 'complaint.mistakes', otherwise: 'body' },
  async (complaint): Promise<ComplaintResult> => {
    const { number, secret, dueAt } = await (await shop()).complaint.file(complaint)

    return { ticket: { number, secret, due: formatDeadline(dueAt, await readLanguage()) } }
  },
)

export const findComplaint = formAction(
  { who: 'anybody', limits: [TICKETS] },
  { schema: input.ticket, words: 'complaint.mistakes', otherwise: 'number' },
  async (ticket) => {
    const complaint = await (await shop()).complaint.find(ticket)

    return { ...complaint, times: await ticketTimes(complaint) }
  },
)
