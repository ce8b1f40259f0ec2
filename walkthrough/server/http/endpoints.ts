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
import { scenario } from './scenario'
import { session, signInForms } from './session'
import { specimen } from './specimen'
import { stage } from './stage'
import { time } from './time'

/** There is nothing to wait for: no database, no worker, and the systems it watches may come later. */
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
  ...specimen,
  ...stage,
  ...time,
  ...session,
  ...choices,
]

/** Without a demo it answers an auditor alone; the pages have the same guard in `proxy.ts`. */
const forOnlookers = ({ answer, ...declared }: Endpoint): Endpoint => ({
  ...declared,
  answer: (request, params) => {
    if (mayLook(request.headers)) return answer(request, params)

    return declared.path.startsWith('/api/')
      ? refuse(request, 401, 'session_required')
      : new Response(null, { status: 303, headers: { location: '/sign-in' } })
  },
})

/** Where the web server tells its figures, on a port of its own. */
export const metrics = metricsOf(['web'])

/** Everything that the walkthrough answers beside its pages. */
export const endpoints = [...openToAll, ...guarded.map(forOnlookers)]
