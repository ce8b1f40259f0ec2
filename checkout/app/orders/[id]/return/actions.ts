'use server'

import { action } from '@jembatan/http/action'
import { RedirectType, redirect } from 'next/navigation'
import { TEXT_HOLDS } from '@/app/_forms/field'
import { isOrderGone, ORDER_GONE } from '@/app/_forms/order-forms'
import { mistakeOfPhotos, PHOTO_MISTAKES, photosIn } from '@/app/_forms/photo/photo-form'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { toWhole } from '@/i18n/as-typed'
import { findMistakes, mistakesOf } from './find-mistakes'
import { MISTAKES, mostOf, REASONS, type ReturnState } from './return-state'

/** As much as the shop reads: how many were ordered it counts itself. */
const MOST_LINES = 99
const MOST_READ = 99

/** Asks for the return, or shows at each field what is wrong and keeps what was typed. */
export const requestReturn = action(
  {
    who: 'buyer',
    refusal: 404,
    limits: [{ by: 'limitReturns', of: 'browser', most: 10, seconds: 600 }],
    body: 15_500_000,
  },
  async (_: ReturnState, form: FormData): Promise<ReturnState> => {
    const given = formOrNotFound(form)
    const orderId = String(given.get('orderId') ?? '').slice(0, 100)
    const typed = readTyped(given)
    const lines = Object.entries(typed.pieces).map(([sku, text]) => ({
      ...{ sku, quantity: text.trim() ? (toWhole(text) ?? Number.NaN) : 0 },
      most: Number(given.get(mostOf({ sku })) ?? MOST_READ),
    }))
    const reason = REASONS.find((one) => one === typed.reason)
    const mistakes = findMistakes(typed, lines)
    if (!reason || Object.keys(mistakes).length > 0) return { typed, mistakes, orderGone: false }

    const asked = {
      ...{ orderId, reason, note: typed.note, photos: photosIn(given) },
      lines: lines.flatMap(({ sku, quantity }) => (quantity > 0 ? [{ sku, quantity }] : [])),
    }
    const failure = await orNotFound(
      (await shop()).order
        .requestReturn(asked)
        .then(() => null, foreseen([...MISTAKES, ...PHOTO_MISTAKES, ...ORDER_GONE])),
    )
    if (!failure) redirect(`/orders/${orderId}`, RedirectType.replace)
    const { code } = failure
    if (isOrderGone(code)) return { typed, mistakes: {}, orderGone: true }

    const known = MISTAKES.find((one) => one === code)

    return {
      typed,
      mistakes: mistakeOfPhotos(failure) ?? (known ? mistakesOf({ ...failure, code: known }, lines) : {}),
      orderGone: false,
    }
  },
)

function readTyped(form: FormData): ReturnState['typed'] {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, TEXT_HOLDS)
  const skus = form.getAll('sku').map((sku) => String(sku).slice(0, 100))

  return {
    reason: text('reason'),
    note: text('note'),
    pieces: Object.fromEntries(skus.slice(0, MOST_LINES).map((sku) => [sku, text(`pieces:${sku}`).slice(0, 10)])),
  }
}
