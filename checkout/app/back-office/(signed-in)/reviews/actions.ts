'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { reviewAnswer } from '@/server/review/input'

export const answerReview = formAction(
  { who: 'operator', refusal: 404 },
  { schema: reviewAnswer, words: 'backOffice.reviews.failures', otherwise: 'answer' },
  async (answer) => {
    await (await shop()).backOffice.answerReview(answer)

    revalidatePath('/back-office/reviews')
    redirect(`/back-office/reviews?show=todo&answered=${answer.id}`)
  },
)
