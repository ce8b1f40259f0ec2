'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai, getVisitor } from '../_request/visitor'
import { formatMoment } from '../_ui/moment'

export type Filed = Answered & { ticket: { number: string; secret: string; due: string } | null }

/** The ticket and its secret are shown in the answer, and nowhere again. */
export const fileComplaint = action(
  { who: 'anybody', limits: [{ by: 'limitComplaints', of: 'address', most: 10, seconds: 600 }] },
  async (former: Filed, form: FormData): Promise<Filed> => {
    const typed = readTyped([former, form], ['topic', 'body'])
    const { topic = '', body = '' } = typed
    const { complaints } = await getRamai()
    const filed = await complaints
      .file({ topic, body, address: nearestHop(await headers()) })
      .catch((failure: unknown) => ({ mistakes: readMistakes(failure, 'body') }))
    if ('mistakes' in filed) return { typed, mistakes: filed.mistakes, ticket: null }

    const { number, secret, dueAt } = filed
    const { language } = await getVisitor()
    return { typed: {}, mistakes: {}, ticket: { number, secret, due: formatMoment(dueAt, language) } }
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

export const findTicket = action(
  { who: 'anybody', limits: [{ by: 'limitTicketLookUps', of: 'address', most: 30, seconds: 600 }] },
  async (
    former: Answered & { ticket: FoundTicket | null },
    form: FormData,
  ): Promise<Answered & { ticket: FoundTicket | null }> => {
    const { number = '', secret = '' } = readTyped([former, form], ['number', 'secret'])
    const { complaints } = await getRamai()
    const found = await complaints
      .find({ number: number.slice(0, 100), secret: secret.slice(0, 100), address: nearestHop(await headers()) })
      .catch((failure: unknown) => ({ mistakes: readMistakes(failure, 'number') }))
    if ('mistakes' in found) return { typed: { number, secret }, mistakes: found.mistakes, ticket: null }

    const { language } = await getVisitor()
    const { topic, body, answer, answeredAt, overdue } = found
    return {
      typed: { number, secret },
      mistakes: {},
      ticket: {
        ...{ number: found.number, topic, body, answer, due: formatMoment(found.dueAt, language) },
        status: statusOf({ answeredAt, overdue }),
        answered: answeredAt ? formatMoment(answeredAt, language) : '',
      },
    }
  },
)

function statusOf({ answeredAt, overdue }: { answeredAt: Date | null; overdue: boolean }) {
  if (answeredAt) return 'answered'

  return overdue ? 'overdue' : 'open'
}
