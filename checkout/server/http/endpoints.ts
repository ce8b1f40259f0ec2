import { type Declaration, endpoint, metricsOf } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { checkReadiness } from '../readiness/check-readiness'
import { createContext, shopOf } from '../trpc/create-caller'
import { readFailure } from '../trpc/failures'
import { serveProcedures } from '../trpc/serve'
import { visitorOf } from '../trpc/visitor'
import { account } from './account'
import { audit } from './audit'
import { chooseLanguage } from './choose-language'
import { demo } from './demo'
import { handoff } from './handoff'
import { papers } from './papers'
import { payment } from './payment'
import { pictures } from './pictures'

function answerProcedure(request: Request) {
  const visitor = visitorOf(request)

  return serveProcedures(request, { requestId: visitor.requestId, createContext: () => createContext(visitor) })
}

/** Returns the signed catalogue as published, byte for byte. Public. */
async function answerCatalogue(request: Request) {
  try {
    const text = await shopOf(request).catalogue.published()

    return new Response(text, {
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=60' },
    })
  } catch (error) {
    return refuse(request, 503, readFailure(error)?.code ?? 'unavailable')
  }
}

async function answerReady() {
  const withinMs = getEnvironment().PASAR_READINESS_DEADLINE_MS
  const readiness = await checkReadiness({ db: getDatabase().db, withinMs })

  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}

const ANYBODY: Declaration = { who: 'anybody', changes: false }
const PROCEDURES: Declaration = { who: 'anybody', changes: true, body: 64_000, accepts: 'json' }
const LANGUAGE_FORM: Declaration = { who: 'anybody', changes: true, body: 4000, accepts: 'form' }

/** Metrics of both processes, on a port of its own. */
export const metrics = metricsOf(['web', 'worker'])

/** All of Pasar's endpoints besides its pages. */
export const endpoints = [
  ...handoff,
  ...payment,
  ...papers,
  ...pictures,
  ...account,
  ...audit,
  ...demo,
  endpoint(['GET', 'POST'], '/api/trpc/[trpc]', PROCEDURES, answerProcedure),
  endpoint('GET', '/catalogue.json', ANYBODY, answerCatalogue),
  endpoint('GET', '/api/health', ANYBODY, () => Response.json({ status: 'ok', system: 'pasar' })),
  endpoint('GET', '/api/ready', ANYBODY, answerReady),
  endpoint('POST', '/language', LANGUAGE_FORM, chooseLanguage),
]
