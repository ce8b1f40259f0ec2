'use server'

import { TEXT_HOLDS } from '@/app/field'
import { foreseen } from '@/app/foreseen'
import { readLanguage } from '@/app/language/read-language'
import { formOrNotFound } from '@/app/read-fields'
import { shop } from '@/app/visit'
import { orItsPage } from '../or-its-page'
import { REFUSALS, type ReviewMistake } from './review-mistakes'

export type ReviewState = {
  typed: { stars: string; body: string }
  /** For each field that has one. */
  mistakes: Partial<Record<'stars' | 'body', ReviewMistake>>
  saved: boolean
}

const LONGEST = 1000

/** Saves what is said of a line, or shows at the field what is wrong. */
export async function writeReview(_: ReviewState, form: FormData): Promise<ReviewState> {
  const given = formOrNotFound(form)
  const text = (name: string) => String(given.get(name) ?? '')
  const typed = { stars: text('stars').slice(0, 10), body: text('body').slice(0, TEXT_HOLDS) }
  const mistakes: ReviewState['mistakes'] = {}
  if (!/^[1-5]$/.test(typed.stars)) mistakes.stars = 'stars_missing'
  if (typed.body.trim().length > LONGEST) mistakes.body = 'review_too_long'
  if (Object.keys(mistakes).length > 0) return { typed, mistakes, saved: false }

  const review = {
    ...{ orderId: text('orderId').slice(0, 100), sku: text('sku').slice(0, 100) },
    ...{ stars: Number(typed.stars), body: typed.body, language: await readLanguage() },
  }
  const failure = await orItsPage(
    review.orderId,
    (await shop()).order.review(review).then(() => null, foreseen(REFUSALS)),
  )

  return failure ? { typed, mistakes: { body: failure.code }, saved: false } : { typed, mistakes: {}, saved: true }
}
