'use server'

import { redirect } from 'next/navigation'
import { TEXT_HOLDS } from '@/app/field'
import { foreseen } from '@/app/foreseen'
import { orNotFound } from '@/app/or-not-found'
import { isOrderGone, ORDER_GONE } from '@/app/order-forms'
import { mistakeOfPhotos, PHOTO_MISTAKES, photosIn } from '@/app/photo/photo-form'
import { formOrNotFound } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { MISTAKES, REASONS, type ReturnState } from './return-state'

const SHORTEST = 10
const LONGEST = 1000
const MOST_PIECES = 99

/** Asks for the return, or shows at each field what is wrong and keeps what was typed. */
export async function requestReturn(_: ReturnState, form: FormData): Promise<ReturnState> {
  const given = formOrNotFound(form)
  const orderId = String(given.get('orderId') ?? '').slice(0, 100)
  const typed = readTyped(given)
  const lines = Object.entries(typed.pieces).map(([sku, text]) => ({ sku, quantity: Number(text || 0) }))
  const reason = REASONS.find((one) => one === typed.reason)
  const mistakes = findMistakes(typed, lines)
  if (!reason || Object.keys(mistakes).length > 0) return { typed, mistakes, orderGone: false }

  const asked = {
    ...{ orderId, reason, note: typed.note, photos: photosIn(given) },
    lines: lines.filter(({ quantity }) => quantity > 0),
  }
  const failure = await orNotFound(
    (await shop()).order
      .requestReturn(asked)
      .then(() => null, foreseen([...MISTAKES, ...PHOTO_MISTAKES, ...ORDER_GONE])),
  )
  if (!failure) redirect(`/orders/${orderId}`)
  const { code } = failure
  if (isOrderGone(code)) return { typed, mistakes: {}, orderGone: true }

  return {
    typed,
    mistakes: mistakeOfPhotos(failure) ?? { [FIELD_OF[code] ?? 'note']: { code } },
    orderGone: false,
  }
}

const FIELD_OF: Record<string, string> = {
  return_of_nothing: 'pieces-0',
  return_of_too_many: 'pieces-0',
}

function readTyped(form: FormData): ReturnState['typed'] {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, TEXT_HOLDS)
  const skus = form.getAll('sku').map((sku) => String(sku).slice(0, 100))

  return {
    reason: text('reason'),
    note: text('note'),
    pieces: Object.fromEntries(skus.slice(0, MOST_PIECES).map((sku) => [sku, text(`pieces:${sku}`).slice(0, 10)])),
  }
}

function findMistakes({ reason, note }: ReturnState['typed'], lines: { quantity: number }[]) {
  const mistakes: ReturnState['mistakes'] = {}
  const isCount = ({ quantity }: { quantity: number }) =>
    Number.isInteger(quantity) && quantity >= 0 && quantity <= MOST_PIECES
  const wrong = lines.findIndex((line) => !isCount(line))
  if (wrong >= 0) mistakes[`pieces-${wrong}`] = { code: 'return_of_too_many' }
  else if (lines.every(({ quantity }) => quantity === 0)) mistakes['pieces-0'] = { code: 'return_of_nothing' }
  if (!REASONS.some((one) => one === reason)) mistakes.reason = { code: 'reason_missing' }
  if (note.trim().length < SHORTEST) mistakes.note = { code: 'note_too_short' }
  if (note.trim().length > LONGEST) mistakes.note = { code: 'note_too_long' }

  return mistakes
}
