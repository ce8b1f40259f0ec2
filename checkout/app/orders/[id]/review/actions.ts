'use server'

import { action } from '@jembatan/http/action'
import { TEXT_HOLDS } from '@/app/_forms/field'
import { isOrderGone, ORDER_GONE } from '@/app/_forms/order-forms'
import { formOrNotFound } from '@/app/_forms/read-fields'
import { foreseen } from '@/app/_request/foreseen'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { REFUSALS, type ReviewMistake } from './review-mistakes'

export type ReviewState = {
  typed: { stars: string; body: string }
  /** For each field that has one. */
  mistakes: Partial<Record<'stars' | 'body', ReviewMistake>>
  /** This browser has the order no more, and nothing was saved. */
  orderGone: boolean
  saved: boolean
}

const LONGEST = 1000

/** Saves what is said of a line, or shows at the field what is wrong. */
export const writeReview = action(
  { who: 'buyer', refusal: 404, limits: [{ by: 'limitReviews', of: 'address', most: 30, seconds: 600 }] },
  async (_: ReviewState, form: FormData): Promise<ReviewState> => {
    const given = formOrNotFound(form)
    const text = (name: string) => String(given.get(name) ?? '')
    const typed = { stars: text('stars').slice(0, 10), body: text('body').slice(0, TEXT_HOLDS) }
    const mistakes: ReviewState['mistakes'] = {}
    if (!/^[1-5]$/.test(typed.stars)) mistakes.stars = 'stars_missing'
    if (typed.body.trim().length > LONGEST) mistakes.body = 'review_too_long'
    const unsaved = { typed, mistakes, orderGone: false, saved: false }
    if (Object.keys(mistakes).length > 0) return unsaved

    const review = {
      ...{ orderId: text('orderId').slice(0, 100), sku: text('sku').slice(0, 100) },
      ...{ stars: Number(typed.stars), body: typed.body, language: await readLanguage() },
    }
    const failure = await orNotFound(
      (await shop()).order.review(review).then(() => null, foreseen([...REFUSALS, ...ORDER_GONE])),
    )
    if (!failure) return { ...unsaved, saved: true }
    const { code } = failure

    return isOrderGone(code) ? { ...unsaved, orderGone: true } : { ...unsaved, mistakes: { body: code } }
  },
)
