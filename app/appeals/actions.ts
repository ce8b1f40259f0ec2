'use server'

import { action } from '@jembatan/http/action'
import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { readMistakes, readTyped } from '../_forms/answered'
import type { Answered } from '../_forms/fields'
import { getRamai, getVisitor } from '../_request/visitor'
import { formatMoment } from '../_ui/moment'

export type ShownNotice = {
  number: string
  subject: 'post' | 'comment' | 'creator'
  status: Found['status']
  reason: string
  note: string
  decided: string
  answer: string
}

export type Appealed = Answered & { notice: ShownNotice | null; sent: boolean }

/** Shows the notice that a number names, and files the one appeal against it; what was typed stays until it was. */
export const appeal = action(
  { who: 'anybody', limits: [{ by: 'limitNotices', of: 'address', most: 30, seconds: 600 }] },
  async (former: Appealed, form: FormData): Promise<Appealed> => {
    const { number = '', text = '', step } = readTyped([former, form], ['number', 'text', 'step'])
    const [{ complaints }, { language }] = [await getRamai(), await getVisitor()]
    const asked = { notice: number.slice(0, 100), address: await readAddress() }
    const sending = step === 'send' ? complaints.appeal({ ...asked, text }) : undefined
    const mistakes = await Promise.resolve(sending).then(
      () => ({}),
      (failure: unknown) => readMistakes(failure, 'text'),
    )
    const sent = sending !== undefined && Object.keys(mistakes).length === 0
    const found = await complaints
      .notice(asked)
      .catch((failure: unknown) => ({ mistakes: readMistakes(failure, 'number') }))
    if ('mistakes' in found)
      return { typed: { number, text }, mistakes: { ...found.mistakes, ...mistakes }, notice: null, sent }

    return { typed: { number, text }, mistakes, notice: toShown(found, language), sent }
  },
)

const readAddress = async () => nearestHop(await headers())

type Found = Awaited<ReturnType<Awaited<ReturnType<typeof getRamai>>['complaints']['notice']>>
type Language = Awaited<ReturnType<typeof getVisitor>>['language']

const toShown = ({ notice, subject, status, reason, note, decidedAt, answer }: Found, language: Language) => ({
  ...{ number: notice, subject, status },
  ...{ reason: reason ?? 'other', note: note ?? '', answer: answer ?? '' },
  decided: decidedAt ? formatMoment(decidedAt, language) : '',
})
