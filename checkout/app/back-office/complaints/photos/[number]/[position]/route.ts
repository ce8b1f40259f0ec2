import { answerWithPhoto } from '@/app/photo/answer-with-photo'
import { shopOf } from '@/app/visit'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ number: string; position: string }> }

/** A photo of a complaint, for whoever answers it. */
export async function GET(request: Request, { params }: Context) {
  const { number, position } = await params

  return answerWithPhoto(request, () =>
    shopOf(request).backOffice.complaintPhoto({ number, position: Number(position) }),
  )
}
