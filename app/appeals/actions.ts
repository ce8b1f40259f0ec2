'use server'

import { nearestHop } from '@jembatan/platform/request'
import { headers } from 'next/headers'
import { readMistakes, readTyped } from '../parts/answered'
import type { Answered } from '../parts/fields'
import { formatMoment } from '../parts/moment'
import { getRamai, getVisitor } from '../visitor'

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

/** Shows the notice that a number names. */
export async function openNotice(former: Appealed, form: FormData): Promise<Appealed> {
  const { number = '' } = readTyped([former, form], ['number'])

  return answer({ typed: { number }, number, sent: false })
}

/** Files the one appeal against it; what was typed stays until it was. */
export async function sendAppeal(former: Appealed, form: FormData): Promise<Appealed> {
  const { number = '', text = '' } = readTyped([former, form], ['number', 'text'])
  const { complaints } = await getRamai()
  const mistakes = await complaints.appeal({ notice: number.slice(0, 100), text, address: await readAddress() }).then(
    () => undefined,
    (failure: unknown) => readMistakes(failure, 'text'),
  )

  return answer({ typed: { number, text: mistakes ? text : '' }, number, sent: !mistakes, mistakes })
}

type Answer = {
  typed: Answered['typed']
  number: string
  sent: boolean
  mistakes?: Answered['mistakes'] | undefined
}

/** With the notice as it stands now. */
async function answer({ typed, number, sent, mistakes = {} }: Answer): Promise<Appealed> {
  const [{ complaints }, { language }] = [await getRamai(), await getVisitor()]
  const found = await complaints
    .notice({ notice: number.slice(0, 100), address: await readAddress() })
    .catch((failure: unknown) => ({ mistakes: readMistakes(failure, 'number') }))
  if ('mistakes' in found) return { typed, mistakes: { ...found.mistakes, ...mistakes }, notice: null, sent }

  return { typed, mistakes, sent, notice: toShown(found, language) }
}

const readAddress = async () => nearestHop(await headers())

type Found = Awaited<ReturnType<Awaited<ReturnType<typeof getRamai>>['complaints']['notice']>>
type Language = Awaited<ReturnType<typeof getVisitor>>['language']

const toShown = ({ notice, subject, status, reason, note, decidedAt, answer }: Found, language: Language) => ({
  ...{ number: notice, subject, status },
  ...{ reason: reason ?? 'other', note: note ?? '', answer: answer ?? '' },
  decided: decidedAt ? formatMoment(decidedAt, language) : '',
})
