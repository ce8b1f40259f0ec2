'use server'

import { action } from '@jembatan/http/action'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/format'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { type ComplaintState, FIND_REFUSALS, type FindComplaintMistake, readComplaint } from './complaint-state'
import { ticketTimes } from './ticket-times'

/** The ticket and its secret are shown in the answer, and nowhere again. */
export const fileComplaint = action(
  { who: 'anybody', limits: [{ by: 'limitBuyerComplaints', of: 'address', most: 10, seconds: 600 }] },
  async (_: ComplaintState, form: FormData): Promise<ComplaintState> => {
    const { filed, state } = await readComplaint(form, async ({ topic, body }) =>
      (await shop()).complaint.file({ topic, body }),
    )
    if (!filed) return state

    const { number, secret, dueAt } = filed
    return { ...state, ticket: { number, secret, due: formatMoment(dueAt, await readLanguage()) } }
  },
)

export type FoundState = {
  typed: { number: string; secret: string }
  mistakes: { number?: FindComplaintMistake; secret?: FindComplaintMistake }
  ticket: (RouterOutputs['complaint']['find'] & { times: string }) | null
}

export const findComplaint = action(
  { who: 'anybody', limits: [{ by: 'limitBuyerTickets', of: 'address', most: 30, seconds: 600 }] },
  async (_: FoundState, form: FormData): Promise<FoundState> => {
    const given = formOrNotFound(form)
    const text = (name: string) => String(given.get(name) ?? '').slice(0, 100)
    const typed = { number: text('number'), secret: text('secret') }
    const mistakes: FoundState['mistakes'] = {
      ...(!typed.number.trim() && { number: 'number_missing' }),
      ...(!typed.secret.trim() && { secret: 'secret_missing' }),
    }
    if (Object.keys(mistakes).length > 0) return { typed, mistakes, ticket: null }
    const found = await (await shop()).complaint.find(typed).catch(foreseen(FIND_REFUSALS))
    if ('code' in found) return { typed, mistakes: { number: found.code }, ticket: null }

    return { typed, mistakes: {}, ticket: { ...found, times: await ticketTimes(found) } }
  },
)
