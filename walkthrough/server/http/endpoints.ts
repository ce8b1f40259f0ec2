import { type Endpoint, endpoint } from '@jembatan/admission/endpoints'
import { refuse } from '@jembatan/platform/request'
import { mayLook } from '../session/may-look'
import { auditLog } from './audit-log'
import { choices } from './choices'
import { LOOKS } from './declarations'
import { evidence } from './evidence'
import { migration } from './migration'
import { moments } from './moments'
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
  ...moments,
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

/** As the pages say it: a form's redirect without it would part the window from those that it opened. */
const PAGE_HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
}

const withPageHeaders = ({ answer, ...declared }: Endpoint): Endpoint => ({
  ...declared,
  answer: async (request, params) => {
    const response = await answer(request, params)
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.headers.set(name, value)

    return response
  },
})

/** Everything that the walkthrough answers beside its pages. */
export const endpoints = [...openToAll, ...guarded.map(forOnlookers)].map(withPageHeaders)
