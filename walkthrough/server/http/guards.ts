import { readCookie } from '@jembatan/platform/cookies'
import { refuse } from '@jembatan/platform/request'
import { type Controls, listControls } from '../controls/controls'
import { getEnvironment } from '../environment'
import { findSession, SESSION_COOKIE, type Session } from '../session/sessions'
import { findSystems, type Systems } from '../systems/systems'

type Handler<Given> = (input: Given) => Promise<Response>

/** Answers 404 outside demo mode. */
export async function inDemo(request: Request, handle: Handler<Systems>): Promise<Response> {
  const environment = getEnvironment()
  if (!environment.DEMO_MODE) return refuse(request, 404, 'not_found')

  const response = await handle(findSystems(environment))
  response.headers.set('cache-control', 'no-store')
  return response
}

type Steering = { systems: Systems; controls: Controls; session: Session }

/**
 * Guards an action on the systems: demo mode, a session begun on this machine, a page of ours.
 * Programs without a site have the session's cookie, which other sites' pages do not get.
 */
export const inSession = (request: Request, handle: Handler<Steering>): Promise<Response> =>
  inDemo(request, async (systems) => {
    const session = findSession(readCookie(request.headers, SESSION_COOKIE))
    if (!session) return refuse(request, 401, 'session_required')
    if ((request.headers.get('sec-fetch-site') ?? 'same-origin') !== 'same-origin')
      return refuse(request, 403, 'cross_site')

    return handle({ systems, controls: listControls(getEnvironment()), session })
  })
