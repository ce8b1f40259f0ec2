'use server'

import { revalidatePath } from 'next/cache'
import { buttonAction } from '@/app/_forms/actions'
import { foreseen } from '@/app/_request/foreseen'
import { shopWithSession } from '@/app/_request/visitor'
import { ACTS } from '@/server/account/limits'
import { helpfulForm } from '@/server/review/input'
import { HELPFUL_MARKS } from '@/server/review/limits'

/**
 * Marks a review as helpful, or takes the mark off; the first one creates the browser's session.
 * The page shows a refused mark as absent.
 */
export const changeHelpful = buttonAction(
  { who: 'anybody', limits: [ACTS, HELPFUL_MARKS] },
  helpfulForm,
  async ({ productId, helpful: [change, id] }) => {
    const { catalogue } = await shopWithSession()
    const review = { reviewId: Number(id) }
    await (change === 'add' ? catalogue.markHelpful(review) : catalogue.unmarkHelpful(review)).catch(
      foreseen(['review_own', 'too_many_tries']),
    )
    revalidatePath(`/products/${productId}`)
  },
)
