import { endpoint } from '@jembatan/http/endpoints'
import { storeRepairs } from '../readiness/last-repairs'
import { makeReady } from '../readiness/make-ready'
import { STEERS } from './declarations'
import { inSession } from './guards'

/**
 * Repairs what can be repaired and redirects to the lights. A plain form, so it works without
 * JavaScript.
 */
const repair = (request: Request) =>
  inSession(request, async (presenting) => {
    storeRepairs(presenting.session, await makeReady(presenting))

    return new Response(null, { status: 303, headers: { location: '/ready' } })
  })

export const readiness = [endpoint('POST', '/api/readiness', { ...STEERS, accepts: 'form' }, repair)]
