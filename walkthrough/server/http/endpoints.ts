import { type Endpoint, endpoint, metricsOf } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { mayLook } from '../session/may-look'
import { auditLog } from './audit-log'
import { breaches } from './breach'
import { choices } from './choices'
import { LOOKS } from './declarations'
import { evidence } from './evidence'
import { migration } from './migration'
import { purchase } from './purchase'
import { readiness } from './readiness'
import { sampleToken } from './sample-token'
import { scenario } from './scenario'
import { session, signInForms } from './session'
import { stage } from './stage'
import { time } from './time'

/** Always ready: no database, no worker, and the watched systems may start later. */
const answerReady = () => Response.json({ ready: true, checks: {} })

const openToAll = [
  ...signInForms,
  endpoint('GET', '/api/health', LOOKS, () => Response.json({ status: 'ok', system: 'walkthrough' })),
  endpoint('GET', '/api/ready', LOOKS, answerReady),
]

const guarded = [
  ...auditLog,
  ...evidence,
  ...scenario,
  ...migration,
  ...breaches,
  ...purchase,
  ...readiness,
  ...sampleToken,
  ...stage,
  ...time,
  ...session,
  ...choices,
]

/** Outside demo mode it requires an auditor's session, like the pages in `proxy.ts`. */
const forOnlookers = ({ answer, ...declared }: Endpoint): Endpoint => ({
  ...declared,
  answer: (request, params) => {
    if (mayLook(request.headers)) return answer(request, params)

    return declared.path.startsWith('/api/')
      ? refuse(request, 401, 'session_required')
      : new Response(null, { status: 303, headers: { location: '/sign-in' } })
  },
})

/** The metrics address, on a separate port. */
export const metrics = metricsOf(['web'])

/** All endpoints of the walkthrough except pages. */
export const endpoints = [...openToAll, ...guarded.map(forOnlookers)]
