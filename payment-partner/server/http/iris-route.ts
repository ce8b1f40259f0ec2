import type { Connection } from '@/db/connect'
import { answerInOneCommit, LONGEST_PAYOUT_KEY } from '@/server/idempotency/answer-in-one-commit'
import type { GatewayAnswer } from '@/server/idempotency/answer-once'
import { byPayoutKey, type PayoutRole, payoutRoleOf } from '@/server/payout/authenticate'
import { PayoutRefused } from '@/server/payout/payout-refused'
import { type Call, type Face, gatewayRoute } from './gateway-route'

const refuse = (status: number, error_message: string, errors: PayoutRefused['errors'] = [error_message]) => ({
  status,
  body: { error_message, errors },
})

const face: Face = {
  unauthorized: () => refuse(401, 'HTTP Basic: Access denied.'),
  tooLarge: () => refuse(413, 'Request body is larger than 16 kB'),
  stillRunning: () => refuse(409, 'The first request is still running'),
  failed: () => refuse(500, 'Sorry, we encountered internal server error. We will fix this soon.'),
  refused: (refusal) =>
    refusal instanceof PayoutRefused
      ? refuse(refusal.status, refusal.sentence, refusal.errors)
      : refuse(400, 'The request is invalid', refusal.messages),
  isSuccess: ({ status }) => status < 300,
}

type Verb = (db: Connection, call: Call) => Promise<GatewayAnswer>

/** A route of the payouts' API that either key may call. */
export const irisRoute = (name: string, verb: Verb) =>
  gatewayRoute({
    name,
    face,
    who: (request) => byPayoutKey(request.headers.get('authorization')),
    verb: (call) => verb(call.db, call),
  })

/** A route that changes something: for one role, and once for each `X-Idempotency-Key`. */
export const irisChange = (name: string, role: PayoutRole, verb: Verb) =>
  irisRoute(name, async (db, call) => {
    const { merchant, headers } = call
    const authorization = headers.get('authorization')
    if ((await payoutRoleOf(db, { merchantId: merchant.id, authorization })) !== role)
      return refuse(401, 'Your role is not authorized to perform this action')
    const key = headers.get('x-idempotency-key')
    if (!key) return verb(db, call)
    if (key.length > LONGEST_PAYOUT_KEY) throw new PayoutRefused(TOO_LONG, { code: 'invalid', errors: TOO_LONG })

    const request = `${name} ${call.id} ${call.text}`
    const once = { merchantId: merchant.id, face: 'iris' as const, key, request, now: call.now }
    const answer = await answerInOneCommit(db, { ...once, run: (tx) => verb(tx, call) })
    if (!answer) throw new PayoutRefused(NOT_UNIQUE, { code: 'key_reused', errors: NOT_UNIQUE })

    return answer
  })

const TOO_LONG = `idempotency-key is too long (maximum is ${LONGEST_PAYOUT_KEY} characters)`
const NOT_UNIQUE = 'idempotency-key is not unique'

/** An unknown path of the payouts' API. */
export const irisNowhere = irisRoute('unknown address', async () => refuse(404, 'The requested resource is not found'))
