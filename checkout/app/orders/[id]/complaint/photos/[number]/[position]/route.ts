import { answerWithPhoto } from '@/app/photo/answer-with-photo'
import { shopOf } from '@/app/visit'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ number: string; position: string }> }

/** A photo of one's own complaint. */
export async function GET(request: Request, { params }: Context) {
  const { number, position } = await params

  return answerWithPhoto(request, () => shopOf(request).complaint.photo({ number, position: Number(position) }))
}
