'use server'

import { formAction } from '@/app/_forms/actions'
import { type OrderGone, refuseOrderForm } from '@/app/_forms/refuse-order-form'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { review } from '@/server/review/input'
import { REVIEWS } from '@/server/review/limits'

/** Saves the review of a line. */
export const writeReview = formAction(
  { who: 'buyer', refusal: 404, limits: [REVIEWS] },
  { schema: review, words: 'order.review.mistakes', otherwise: 'body' },
  async (review): Promise<OrderGone & { isSaved?: true }> => {
    await (await shop()).order.review({ ...review, language: await readLanguage() }).catch(refuseOrderForm)

    return { isSaved: true }
  },
)
