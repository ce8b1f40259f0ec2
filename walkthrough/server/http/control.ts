import { getEnvironment } from '../environment'
import { findOrOpenSession, type Session } from '../session/sessions'
import { type Controls, listControls } from '../steer/doors'
import { listSystems } from '../system/systems'

type Stage = ReturnType<typeof systemsByName>
type Act<Given> = (given: Given) => Promise<Response>

/** A control acts on the systems: only in a demo, and only for a page of our own. Elsewhere there is no such address. */
export async function control(request: Request, act: Act<Stage>): Promise<Response> {
  const ours = request.headers.get('sec-fetch-site') === 'same-origin'

  return ours ? inDemo(act) : nowhere()
}

/** What is only read, by whoever asks: still nowhere but in a demo. */
export async function inDemo(act: Act<Stage>): Promise<Response> {
  const environment = getEnvironment()
  if (!environment.DEMO_MODE) return nowhere()

  const answer = await act(systemsByName(environment))
  answer.headers.set('cache-control', 'no-store')
  return answer
}

type Played = { systems: Stage; controls: Controls; session: Session }

const COOKIE = '__Host-jembatan_session'

/** A control that acts for one window's own session, which begins with its first act. */
export const controlOfSession = (request: Request, act: Act<Played>) =>
  control(request, async (systems) => {
    const session = findOrOpenSession(readCookie(request))
    const answer = await act({ systems, controls: listControls(getEnvironment()), session })
    answer.headers.set('set-cookie', `${COOKIE}=${session.id}; Path=/; Secure; HttpOnly; SameSite=Strict`)

    return answer
  })

const readCookie = (request: Request) =>
  request.headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1)

const nowhere = () => Response.json({ error: 'not found' }, { status: 404, headers: { 'cache-control': 'no-store' } })

function systemsByName(environment: ReturnType<typeof getEnvironment>) {
  const [ramai, pasar, kasir] = listSystems(environment)
  if (!ramai || !pasar || !kasir) throw new Error('There are three systems.')

  return { ramai, pasar, kasir }
}
