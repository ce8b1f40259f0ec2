import { z } from 'zod'
import { captureShape } from '../card/parse-capture'
import { refundShape } from '../refund/parse-refund'
import * as answer from './answers'
import { biSnapOperations } from './bi-snap'
import { named } from './named'
import * as request from './requests'

export type Operation = {
  method: 'get' | 'post' | 'patch'
  path: string
  summary: string
  /** The key that authenticates the call. */
  key: 'server' | 'client' | 'payout' | 'snap' | 'snapClient' | 'none'
  body?: z.ZodType
  query?: Record<string, z.ZodType>
  headers?: string[]
  /** By HTTP status. The answer is one of the list. */
  answers: Record<string, z.ZodType[]>
  /** Media type of a non-JSON answer. */
  media?: string
}

const { payment, refusal, invalid, snapRefusal } = answer

const refundRequest = refundShape.register(named, { id: 'RefundRequest' })
const captureRequest = captureShape.register(named, { id: 'CaptureRequest' })

const failures = { '401': [refusal], '500': [refusal] }
const once: Operation['headers'] = ['Idempotency-Key']
const notified: Operation['headers'] = ['X-Override-Notification', 'X-Append-Notification']

/** `SNAP_API` names a transaction that was charged over BI-SNAP, by its reference. */
const SOURCE = 'transaction-source'

const read = (path: string, summary: string, success: z.ZodType): Operation => ({
  method: 'get',
  path,
  summary,
  key: 'server',
  headers: path === '/v2/{id}/status' ? [SOURCE] : [],
  answers: { '200': [success, refusal], '400': [invalid], ...failures },
})

const change = (path: string, summary: string, success: z.ZodType, body?: z.ZodType): Operation => ({
  method: 'post',
  path,
  summary,
  key: 'server',
  body,
  headers: /\/(cancel|refund|refund\/online\/direct)$/.test(path) ? ['Idempotency-Key', SOURCE] : once,
  answers: { '200': [success, refusal], '202': [refusal], '400': [invalid], '413': [refusal], ...failures },
})

const ofCard = (path: string, summary: string, success: z.ZodType, query: Operation['query']): Operation => ({
  method: 'get',
  path,
  summary,
  key: 'client',
  query,
  answers: { '200': [success, refusal], '400': [invalid], ...failures },
})

const ofPage = (
  path: string,
  summary: string,
  success: Operation['answers'],
  more: Partial<Operation> = {},
): Operation => ({
  method: 'post',
  path,
  summary,
  key: 'server',
  answers: { ...success, '400': [snapRefusal], '401': [snapRefusal], '413': [snapRefusal], '500': [snapRefusal] },
  ...more,
})

const picture = (path: string): Operation => ({
  method: 'get',
  path,
  summary: 'The QR code of a pending transaction as a picture. No bank takes it.',
  key: 'none',
  query: { key: z.string().meta({ description: 'As it stands in the address that the charge gave' }) },
  answers: { '200': [], '404': [refusal] },
  media: 'image/svg+xml',
})

const IRIS = '/iris/api/v1'
const irisRefusals = { '400': [answer.payoutRefusal], '401': [answer.payoutRefusal], '500': [answer.payoutRefusal] }

const irisRead = (path: string, summary: string, success: z.ZodType, more: Partial<Operation> = {}): Operation => ({
  method: 'get',
  path: `${IRIS}${path}`,
  summary,
  key: 'payout',
  answers: { '200': [success], '404': [answer.payoutRefusal], ...irisRefusals },
  ...more,
})

type IrisChange = { body: z.ZodType; status: '200' | '201' | '202'; success: z.ZodType; method?: 'patch' }

const irisChange = (path: string, summary: string, { body, status, success, method }: IrisChange): Operation => ({
  method: method ?? 'post',
  path: `${IRIS}${path}`,
  summary,
  key: 'payout',
  body,
  headers: ['X-Idempotency-Key'],
  answers: { [status]: [success], '404': [answer.payoutRefusal], '413': [answer.payoutRefusal], ...irisRefusals },
})

const day = z.iso.date().optional()

const subscriptionCall = (
  method: Operation['method'],
  path: string,
  summary: string,
  success: z.ZodType,
  body?: z.ZodType,
): Operation => ({
  method,
  path: `/v1/subscriptions${path}`,
  summary,
  key: 'server',
  body,
  headers: method === 'post' && path === '' ? once : [],
  answers: Object.fromEntries([
    ['200', [success]],
    ...['202', '400', '401', '404', '412', '413', '500'].map((status) => [status, [answer.subscriptionRefusal]]),
  ]),
})

/** All calls of the gateway's API. */
export const operations: Operation[] = [
  ofPage(
    '/snap/v1/transactions',
    'Make a payment page',
    { '201': [answer.pageCreated] },
    {
      body: request.snapRequest,
      headers: notified,
    },
  ),
  ofPage('/snap/v1/transactions/{token}/cancel', 'Take a payment page back', { '200': [answer.pageCancelled] }),
  ofPage('/snap/v1/transactions/{token}/expire', 'End the time of a payment page', { '200': [answer.pageExpired] }),
  {
    ...change('/v2/charge', 'Charge by one method, on a page of your own', answer.charge, request.chargeRequest),
    headers: [...once, ...notified],
  },
  change('/v2/capture', 'Take what was reserved on a card', payment, captureRequest),
  read('/v2/{id}/status', 'What became of an order', payment),
  read('/v2/{id}/status/b2b', 'Every try of an order', answer.tries),
  change('/v2/{id}/cancel', 'Take an unpaid transaction back, or void a card that is not settled', payment),
  change('/v2/{id}/expire', 'End a pending transaction before its time; success is called 407', payment),
  change('/v2/{id}/approve', 'Trust a doubtful card', payment),
  change('/v2/{id}/deny', 'Do not trust a doubtful card', payment),
  change('/v2/{id}/refund', 'Give money back in the next batch', answer.refunded, refundRequest),
  change('/v2/{id}/refund/online/direct', 'Give money back at once', answer.refunded, refundRequest),
  ofCard('/v2/token', 'Name a card for one charge', answer.cardToken, request.tokenFields),
  ofCard('/v2/card/register', 'Save a card', answer.savedCard, request.cardFields),
  read('/v2/point_inquiry/{token_id}', 'What the points of a card are worth', answer.points),
  {
    method: 'get',
    path: '/v1/bins/{digits}',
    summary: 'Which bank issued a card, by its first digits',
    key: 'client',
    answers: { '200': [answer.bin], '404': [answer.binUnknown], '409': [answer.binUnknown], ...failures },
  },
  picture('/v2/qris/{id}/qr-code'),
  picture('/v2/gopay/{id}/qr-code'),
  {
    method: 'get',
    path: '/reports/settlement/{file}',
    summary: 'What settled, went back and was taken back on one day in Jakarta: `2026-11-24.csv`',
    key: 'server',
    answers: { '200': [], '401': [refusal], '404': [refusal] },
    media: 'text/csv',
  },
  {
    method: 'get',
    path: `${IRIS}/ping`,
    summary: 'Whether payouts answer',
    key: 'none',
    answers: { '200': [] },
    media: 'text/plain',
  },
  irisRead('/beneficiaries', 'Saved recipients', answer.beneficiaries),
  irisChange('/beneficiaries', 'Save a recipient', {
    body: request.beneficiary,
    status: '201',
    success: answer.saved,
  }),
  irisChange('/beneficiaries/{alias}', 'Change a recipient', {
    body: request.beneficiary,
    status: '200',
    success: answer.saved,
    method: 'patch',
  }),
  irisChange('/payouts', 'Create payouts, which wait for their approval', {
    body: request.payouts,
    status: '201',
    success: answer.payoutsCreated,
  }),
  irisChange('/payouts/approve', 'Approve payouts with the other key', {
    body: request.approval,
    status: '202',
    success: answer.saved,
  }),
  irisChange('/payouts/reject', 'Reject payouts with the other key', {
    body: request.rejection,
    status: '202',
    success: answer.saved,
  }),
  irisRead('/payouts/{reference}', 'What became of a payout', answer.payout),
  irisRead('/statements', 'Movements of the balance', answer.statements, { query: { from_date: day, to_date: day } }),
  irisRead('/balance', 'What may be paid out', answer.balance),
  irisRead('/bank_accounts', 'Where payouts are paid from', answer.bankAccounts),
  irisRead('/bank_accounts/{id}/balance', 'What one of them holds', answer.balance),
  irisRead('/beneficiary_banks', 'Where payouts may go', answer.beneficiaryBanks),
  irisRead('/account_validation', 'Whose account it is', answer.validatedAccount, {
    query: { bank: z.string(), account: z.string() },
  }),
  irisRead('/channels', 'Where to transfer money for payouts', answer.channels),
  change('/v2/pay/account', 'Link a wallet', answer.payAccount, request.link),
  read('/v2/pay/account/{id}', 'Whether a wallet is linked', answer.payAccount),
  change('/v2/pay/account/{id}/unbind', 'End the link of a wallet', answer.payAccount),
  subscriptionCall('post', '', 'Charge a saved card again and again', answer.subscription, request.subscription),
  subscriptionCall('get', '/{id}', 'What became of a subscription', answer.subscription),
  subscriptionCall('patch', '/{id}', 'Change a subscription', answer.subscriptionUpdated, request.subscriptionChange),
  subscriptionCall('post', '/{id}/disable', 'Stop charging for a while', answer.subscriptionUpdated),
  subscriptionCall('post', '/{id}/enable', 'Go on charging', answer.subscriptionUpdated),
  subscriptionCall('post', '/{id}/cancel', 'End a subscription', answer.subscriptionUpdated),
  ...biSnapOperations,
]

export const operationOf = (method: string, path: string) =>
  operations.find((operation) => operation.method === method.toLowerCase() && operation.path === path)
