import { getEnvironment } from '@/server/environment'
import { listSystems } from '@/server/system/systems'

type Act = (systems: ReturnType<typeof systemsByName>) => Promise<Response>

/** A control acts on the systems: only in a demo, and only for a page of our own. Elsewhere there is no such address. */
export async function control(request: Request, act: Act): Promise<Response> {
  const environment = getEnvironment()
  const ours = request.headers.get('sec-fetch-site') === 'same-origin'
  if (!environment.DEMO_MODE || !ours) return Response.json({ error: 'not found' }, { status: 404, headers: NO_STORE })

  const answer = await act(systemsByName(environment))
  answer.headers.set('cache-control', 'no-store')
  return answer
}

const NO_STORE = { 'cache-control': 'no-store' }

function systemsByName(environment: ReturnType<typeof getEnvironment>) {
  const [ramai, pasar, kasir] = listSystems(environment)
  if (!ramai || !pasar || !kasir) throw new Error('There are three systems.')

  return { ramai, pasar, kasir }
}
