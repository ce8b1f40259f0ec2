import { type CoreAnswer, coreRefusal, invalidRequest } from '@/server/gateway/core-answer'
import { BodyMalformed } from '@/server/gateway/request-refused'
import { type Call, type Face, type Gateway, gatewayRoute } from './gateway-route'

type Verb = (call: Call) => Promise<CoreAnswer>

/** Codes that are HTTP codes too. Every other one travels over HTTP 200. */
const HTTP_CODES = ['400', '401', '500']

/** `407` is what a successful expire is called. */
const SUCCESSES = ['200', '201', '407']

const overHttp = (body: CoreAnswer) => ({
  status: HTTP_CODES.includes(body.status_code) ? Number(body.status_code) : 200,
  body,
})

const face: Face = {
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

/** A route of the Core API. The verb's refusals are answers too. */
export const coreRoute = (name: string, verb: Verb, options: Partial<Gateway> = {}) =>
  gatewayRoute({
    name,
    face,
    oncePerKey: () => true,
    verb: async (call) => overHttp(await verb(call)),
    ...options,
  })

type Database = Call['db']
type TransactionVerb = (db: Database, call: { merchantId: string; id: string; now: Date }) => Promise<CoreAnswer>

/** A route about one transaction that needs to know no more than which. */
export const transactionRoute = (name: string, verb: TransactionVerb) =>
  coreRoute(name, ({ db, merchant, id, now }) => verb(db, { merchantId: merchant.id, id, now }))

/** An address of the real gateway, or of nobody, that this one does not answer. */
export const nowhere = coreRoute(
  'unknown address',
  async () => coreRefusal('404', 'The requested resource is not found'),
  { oncePerKey: undefined },
)
