import { answerWithPhoto } from '@/app/photo/answer-with-photo'
import { shopOf } from '@/app/visit'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string; position: string }> }

/** A photo of a return, for whoever answers it. */
export async function GET(request: Request, { params }: Context) {
  const { id, position } = await params

  return answerWithPhoto(request, () =>
    shopOf(request).backOffice.returnPhoto({ returnId: Number(id), position: Number(position) }),
  )
}
