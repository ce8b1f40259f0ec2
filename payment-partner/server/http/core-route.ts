import { type CoreAnswer, coreRefusal, invalidRequest } from '@/server/gateway/core-answer'
import { BodyMalformed } from '@/server/gateway/request-refused'
import type { Source } from '@/server/payment/payment'
import { type Call, type Face, type Gateway, gatewayRoute } from './gateway-route'

type Verb = (call: Call) => Promise<CoreAnswer>

/** Codes that are also HTTP statuses. All others travel over HTTP 200. */
const HTTP_CODES = ['400', '401', '500']

/** A successful expire has the code `407`. */
const SUCCESSES = ['200', '201', '407']

const overHttp = (body: CoreAnswer) => ({
  status: HTTP_CODES.includes(body.status_code) ? Number(body.status_code) : 200,
  body,
})

export const coreFace: Face = {
  unauthorized: () => overHttp(coreRefusal('401')),
  tooLarge: () => ({ status: 413, body: coreRefusal('413') }),
  stillRunning: () => ({
    status: 202,
    body: {
      status_code: '202',
      status_message: 'The first request with this Idempotency-Key is still being processed',
    },
  }),
  failed: () => overHttp(coreRefusal('500')),
  refused: (refusal) =>
    overHttp(refusal instanceof BodyMalformed ? coreRefusal('413') : invalidRequest(refusal.messages)),
  isSuccess: ({ body }) => 'status_code' in body && SUCCESSES.includes(String(body.status_code)),
}

/** A route of the Core API. A verb's refusals are answers too. */
export const coreRoute = (name: string, verb: Verb, options: Partial<Gateway> = {}) =>
  gatewayRoute({
    name,
    face: coreFace,
    oncePerKey: () => true,
    verb: async (call) => overHttp(await verb(call)),
    ...options,
  })

type Database = Call['db']
type Named = { merchantId: string; id: string; source: Source; now: Date }
type TransactionVerb = (db: Database, call: Named) => Promise<CoreAnswer>

/** A route whose verb needs only the transaction's id. */
export const transactionRoute = (name: string, verb: TransactionVerb) =>
  coreRoute(name, ({ db, merchant, id, source, now }) => verb(db, { merchantId: merchant.id, id, source, now }))

/** An unknown path, or one of the real gateway that this one lacks. */
export const nowhere = coreRoute(
  'unknown address',
  async () => coreRefusal('404', 'The requested resource is not found'),
  { oncePerKey: undefined },
)
