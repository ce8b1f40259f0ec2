import { auditEndpoints } from '@jembatan/http/audit-endpoints'
import { endpoint, metricsOf } from '@jembatan/http/endpoints'
import { getAuditApi } from '../audit/audit-api'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { describeApi } from '../openapi/describe-api'
import { checkReadiness } from '../readiness/check-readiness'
import { biSnap } from './bi-snap'
import { chooseLanguage } from './choose-language'
import { consoleFiles } from './console-files'
import { core } from './core'
import { iris } from './iris'
import { reports } from './reports'
import { simulation } from './simulation'
import { snap } from './snap'
import { subscriptions } from './subscriptions'

async function answerReady() {
  const readiness = await checkReadiness(getDatabase().db, getEnvironment().KASIR_READINESS_DEADLINE_MS)

  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}

const ANYBODY = { who: 'anybody', changes: false } as const
const LANGUAGE_FORM = { who: 'anybody', changes: true, body: 4000, accepts: 'form' } as const

/** Metrics of both processes, on a separate port. */
export const metrics = metricsOf(['web', 'worker'])

/** All endpoints of Kasir except its pages. */
export const endpoints = [
  ...core,
  ...subscriptions,
  ...snap,
  ...iris,
  ...biSnap,
  ...simulation,
  ...reports,
  ...consoleFiles,
  ...auditEndpoints(getAuditApi),
  endpoint('GET', '/api/health', ANYBODY, () => Response.json({ status: 'ok', system: 'kasir' })),
  endpoint('GET', '/api/ready', ANYBODY, answerReady),
  endpoint('GET', '/openapi.json', ANYBODY, () => Response.json(describeApi(getEnvironment().KASIR_ORIGIN))),
  endpoint('POST', '/language', LANGUAGE_FORM, chooseLanguage),
]
