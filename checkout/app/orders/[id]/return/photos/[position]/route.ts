import { answerWithPhoto } from '@/app/photo/answer-with-photo'
import { shopOf } from '@/app/visit'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string; position: string }> }

/** A photo of one's own return. */
export async function GET(request: Request, { params }: Context) {
  const { id, position } = await params

  return answerWithPhoto(request, () => shopOf(request).order.returnPhoto({ orderId: id, position: Number(position) }))
}
