import { refuse } from '@jembatan/platform/request'
import { inSession } from '@/server/http/guards'

/** The scene that waits for its presenter goes on. */
export const POST = (request: Request) =>
  inSession(request, async ({ session: { scene } }) => {
    if (!scene) return refuse(request, 409, 'no_scene')
    scene.next()

    return new Response(null, { status: 204 })
  })
