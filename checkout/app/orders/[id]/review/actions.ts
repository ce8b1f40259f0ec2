'use server'

import { refuse } from '@jembatan/http/form-action'
import { formAction } from '@/app/_forms/actions'
import { type OrderGone, refuseOrderForm } from '@/app/_forms/refuse-order-form'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { reviewForm } from '@/server/review/input'
import { REVIEWS } from '@/server/review/limits'
import { readFailure } from '@/server/trpc/failures'

/** Saves the reviews of an order's lines. */
export const writeReviews = formAction(
  { who: 'buyer', refusal: 404, limits: [REVIEWS], body: 15_500_000 },
  { schema: reviewForm, words: ['order.review.mistakes', 'order.photo.mistakes'], otherwise: 'reviews' },
  async ({ orderId, reviews }): Promise<OrderGone & { isSaved?: true }> => {
    const written = reviews.flatMap((line) => (line.stars ? [{ ...line, stars: Number(line.stars) }] : []))
    await (await shop()).order
      .review({ orderId, language: await readLanguage(), reviews: written })
      .catch((error: unknown) => refuseLine(error, reviews))
      .catch(refuseOrderForm)

    return { isSaved: true }
  },
)

/** Reports a refusal at the line that it names. */
function refuseLine(error: unknown, lines: { sku: string }[]): never {
  const failure = readFailure(error)
  const index = lines.findIndex(({ sku }) => sku === failure?.details.sku)
  if (!failure || index === -1) throw error
  const field = failure.code.startsWith('photo') ? 'photos' : 'body'

  return refuse({ [`reviews[${index}].${field}`]: [failure.code, { number: Number(failure.details.number) }] })
}
