import { endpoint, metricsOf } from '@jembatan/http/endpoints'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { getIssuer } from '../handoff/issuer'
import { checkReadiness } from '../health/check-readiness'
import { contextFor } from '../trpc/create-caller'
import { answerProcedures } from '../trpc/serve'
import { audit } from './audit'
import { choices } from './choices'
import { closedShop } from './closed-shop'
import { dataExport } from './data-export'
import { demo } from './demo'
import { departure } from './departure'
import { uploads } from './uploads'
import { views } from './views'
import { visitorOf } from './visitor'

async function answerReady() {
  const withinMs = getEnvironment().RAMAI_READINESS_DEADLINE_MS
  const readiness = await checkReadiness({ db: getDatabase().db, loadKeys: getIssuer, withinMs })

  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}

const askProcedure = (request: Request) => answerProcedures(request, () => contextFor(visitorOf(request)))

const ANYBODY = { who: 'anybody', changes: false } as const

/** The metrics endpoint of the web server, on a separate port. */
export const metrics = metricsOf(['web'])

/** All endpoints of Ramai except its pages. */
export const endpoints = [
  departure,
  ...choices,
  views,
  ...uploads,
  dataExport,
  ...closedShop,
  endpoint('GET', '/api/trpc/[trpc]', ANYBODY, askProcedure),
  endpoint('GET', '/api/health', ANYBODY, () => Response.json({ status: 'ok', system: 'ramai' })),
  endpoint('GET', '/api/ready', ANYBODY, answerReady),
  ...audit,
  ...demo,
]
