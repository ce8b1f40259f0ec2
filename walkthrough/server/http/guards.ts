import { readCookie } from '@jembatan/platform/cookies'
import { refuse } from '@jembatan/platform/request'
import { type Controls, listControls } from '../controls/controls'
import { getEnvironment } from '../environment'
import { findSession, SESSION_COOKIE, type Session } from '../session/sessions'
import { findSystems, type Systems } from '../systems/systems'

type Handler<Given> = (given: Given) => Promise<Response>

/** For what only a demo has: elsewhere there is no such address. */
export async function inDemo(request: Request, handle: Handler<Systems>): Promise<Response> {
  const environment = getEnvironment()
  if (!environment.DEMO_MODE) return refuse(request, 404, 'not_found')

  const response = await handle(findSystems(environment))
  response.headers.set('cache-control', 'no-store')
  return response
}

type Steering = { systems: Systems; controls: Controls; session: Session }

/**
 * For what acts on the systems: in a demo, with a session that was begun at this machine, from a page of our own. A program
 * that names no site has the session's cookie, which no other site's page is given.
 */
export const inSession = (request: Request, handle: Handler<Steering>): Promise<Response> =>
  inDemo(request, async (systems) => {
    const session = findSession(readCookie(request.headers, SESSION_COOKIE))
    if (!session) return refuse(request, 401, 'session_required')
    if ((request.headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
      return refuse(request, 403, 'cross_site')

    return handle({ systems, controls: listControls(getEnvironment()), session })
  })
