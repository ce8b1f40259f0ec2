'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { formAction } from '@/app/_forms/actions'
import { shop } from '@/app/_request/visitor'
import { complaintAnswer } from '@/server/complaints/input'

export const answerComplaint = formAction(
  { who: 'operator', refusal: 404 },
  { schema: complaintAnswer, words: 'backOffice.complaints.failures', otherwise: 'answer' },
  async (answer) => {
    await (await shop()).backOffice.answerComplaint(answer)

    revalidatePath('/back-office/complaints')
    redirect(`/back-office/complaints?show=todo&ticket=${encodeURIComponent(answer.number)}`)
  },
)
