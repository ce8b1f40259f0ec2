import { log } from '@/server/log'
import { findPlay } from '@/server/scenario/play'
import { control } from '../../control'

type Context = { params: Promise<{ id: string }> }

export const POST = (request: Request, { params }: Context) =>
  control(request, async (stage) => {
    const { id } = await params
    const play = findPlay(id)
    if (!play) return Response.json({ error: 'not found' }, { status: 404 })

    try {
      return Response.json({ steps: await play(stage) })
    } catch (error) {
      log.warn({ err: error, scenario: id }, 'scenario not played')
      return Response.json({ error: 'down' }, { status: 503 })
    }
  })
