import { endpoint } from '@jembatan/http/endpoints'
import { describeSubscription } from '../subscription/describe-subscription'
import { parseChange, parseSubscription } from '../subscription/parse-subscription'
import { SubscriptionRefused } from '../subscription/subscription-refused'
import {
  cancelSubscription,
  createSubscription,
  disableSubscription,
  enableSubscription,
  getSubscription,
  updateSubscription,
} from '../subscription/subscriptions'
import { type Face, type Gateway, gatewayRoute } from './gateway-route'
import { MERCHANT_CALLS, MERCHANT_READS } from './merchant-endpoint'

const refuse = (status: number, status_message: string, validation_messages?: string[]) => ({
  status,
  body: { status_message, ...(validation_messages && { validation_messages }) },
})

const face: Face = {
  unauthorized: () => refuse(401, 'Access denied due to unauthorized transaction, please check client or server key'),
  tooLarge: () => refuse(413, 'Request body is larger than 16 kB'),
  stillRunning: () => refuse(202, 'The first request with this Idempotency-Key is still being processed'),
  failed: () => refuse(500, 'Sorry, we encountered internal server error. We will fix this soon.'),
  refused: (refusal) =>
    refusal instanceof SubscriptionRefused
      ? refuse(refusal.status, refusal.sentence, refusal.messages.length > 0 ? refusal.messages : undefined)
      : refuse(400, 'Bad request', refusal.messages),
  isSuccess: ({ status }) => status === 200,
}

const route = (name: string, verb: Gateway['verb'], options: Partial<Gateway> = {}) =>
  gatewayRoute({ name, face, verb, ...options })

const KEPT_SECONDS = 3 * 60

const create = route(
  'subscription created',
  async ({ db, merchant, text, now }) => {
    const created = await createSubscription(db, { merchantId: merchant.id, request: parseSubscription(text), now })

    return { status: 200, body: await describeSubscription(db, created) }
  },
  { oncePerKey: () => true, keptSeconds: KEPT_SECONDS },
)

const read = route('subscription', async ({ db, merchant, id }) => ({
  status: 200,
  body: await describeSubscription(db, await getSubscription(db, { merchantId: merchant.id, id })),
}))

type Change = (call: Parameters<Gateway['verb']>[0] & { named: { merchantId: string; id: string } }) => Promise<unknown>

const change = (name: string, verb: Change, status_message: string) =>
  route(name, async (call) => {
    await verb({ ...call, named: { merchantId: call.merchant.id, id: call.id } })

    return { status: 200, body: { status_message } }
  })

const UPDATED = 'Subscription is updated.'

const update = change(
  'subscription updated',
  async ({ db, named, text }) => {
    await getSubscription(db, named)
    await updateSubscription(db, { ...named, change: parseChange(text) })
  },
  UPDATED,
)
const disable = change('subscription disabled', ({ db, named }) => disableSubscription(db, named), UPDATED)
const enable = change(
  'subscription enabled',
  ({ db, named, now }) => enableSubscription(db, { ...named, now }),
  UPDATED,
)
const cancel = change(
  'subscription cancelled',
  ({ db, named }) => cancelSubscription(db, named),
  'Subscription is canceled.',
)

/** Subscriptions: https://docs.midtrans.com/reference/subscription-api */
export const subscriptions = [
  endpoint('POST', '/v1/subscriptions', MERCHANT_CALLS, create),
  endpoint('GET', '/v1/subscriptions/[id]', MERCHANT_READS, read),
  endpoint('PATCH', '/v1/subscriptions/[id]', MERCHANT_CALLS, update),
  endpoint('POST', '/v1/subscriptions/[id]/disable', MERCHANT_CALLS, disable),
  endpoint('POST', '/v1/subscriptions/[id]/enable', MERCHANT_CALLS, enable),
  endpoint('POST', '/v1/subscriptions/[id]/cancel', MERCHANT_CALLS, cancel),
]
