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
  summary: 'Get the QR code of a pending transaction as an image. It is simulated: no bank accepts it.',
  key: 'none',
  query: { key: z.string().meta({ description: 'The key in the QR address of the charge response' }) },
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
    'Create a payment page',
    { '201': [answer.pageCreated] },
    {
      body: request.snapRequest,
      headers: notified,
    },
  ),
  ofPage('/snap/v1/transactions/{token}/cancel', 'Cancel a payment page', { '200': [answer.pageCancelled] }),
  ofPage('/snap/v1/transactions/{token}/expire', 'Expire a payment page', { '200': [answer.pageExpired] }),
  {
    ...change(
      '/v2/charge',
      'Charge a payment method directly, without a payment page',
      answer.charge,
      request.chargeRequest,
    ),
    headers: [...once, ...notified],
  },
  change('/v2/capture', 'Capture a pre-authorized card payment', payment, captureRequest),
  read('/v2/{id}/status', 'Get the status of a transaction', payment),
  read('/v2/{id}/status/b2b', 'List the transactions of an order', answer.tries),
  change('/v2/{id}/cancel', 'Cancel a pending transaction, or void a card payment before settlement', payment),
  change('/v2/{id}/expire', 'Expire a pending transaction; the success code is 407', payment),
  change('/v2/{id}/approve', 'Approve a challenged card payment', payment),
  change('/v2/{id}/deny', 'Deny a challenged card payment', payment),
  change('/v2/{id}/refund', 'Refund a settled transaction in the next batch', answer.refunded, refundRequest),
  change(
    '/v2/{id}/refund/online/direct',
    'Refund a settled transaction directly at its provider',
    answer.refunded,
    refundRequest,
  ),
  ofCard('/v2/token', 'Create a single-use card token', answer.cardToken, request.tokenFields),
  ofCard('/v2/card/register', 'Register a card for later charges', answer.savedCard, request.cardFields),
  read('/v2/point_inquiry/{token_id}', 'Get the point balance of a card', answer.points),
  {
    method: 'get',
    path: '/v1/bins/{digits}',
    summary: 'Get the issuing bank of a BIN, the first digits of a card',
    key: 'client',
    answers: { '200': [answer.bin], '404': [answer.binUnknown], '409': [answer.binUnknown], ...failures },
  },
  picture('/v2/qris/{id}/qr-code'),
  picture('/v2/gopay/{id}/qr-code'),
  {
    method: 'get',
    path: '/reports/settlement/{file}',
    summary: 'Download the settlements, refunds and chargebacks of one day in Jakarta: `2026-11-24.csv`',
    key: 'server',
    answers: { '200': [], '401': [refusal], '404': [refusal] },
    media: 'text/csv',
  },
  {
    method: 'get',
    path: `${IRIS}/ping`,
    summary: 'Check whether the payout API is available',
    key: 'none',
    answers: { '200': [] },
    media: 'text/plain',
  },
  irisRead('/beneficiaries', 'List saved beneficiaries', answer.beneficiaries),
  irisChange('/beneficiaries', 'Create a beneficiary', {
    body: request.beneficiary,
    status: '201',
    success: answer.saved,
  }),
  irisChange('/beneficiaries/{alias}', 'Update a beneficiary', {
    body: request.beneficiary,
    status: '200',
    success: answer.saved,
    method: 'patch',
  }),
  irisChange('/payouts', 'Create payouts; they wait for approval', {
    body: request.payouts,
    status: '201',
    success: answer.payoutsCreated,
  }),
  irisChange('/payouts/approve', 'Approve payouts with the approver’s key', {
    body: request.approval,
    status: '202',
    success: answer.saved,
  }),
  irisChange('/payouts/reject', 'Reject payouts with the approver’s key', {
    body: request.rejection,
    status: '202',
    success: answer.saved,
  }),
  irisRead('/payouts/{reference}', 'Get the status of a payout', answer.payout),
  irisRead('/statements', 'List balance movements', answer.statements, { query: { from_date: day, to_date: day } }),
  irisRead('/balance', 'Get the balance available for payouts', answer.balance),
  irisRead('/bank_accounts', 'List the bank accounts that fund payouts', answer.bankAccounts),
  irisRead('/bank_accounts/{id}/balance', 'Get the balance of a bank account', answer.balance),
  irisRead('/beneficiary_banks', 'List the banks that receive payouts', answer.beneficiaryBanks),
  irisRead('/account_validation', 'Validate a bank account and get its holder’s name', answer.validatedAccount, {
    query: { bank: z.string(), account: z.string() },
  }),
  irisRead('/channels', 'List top-up channels of the payout balance', answer.channels),
  change('/v2/pay/account', 'Link an e-wallet account', answer.payAccount, request.link),
  read('/v2/pay/account/{id}', 'Get the link status of an e-wallet account', answer.payAccount),
  change('/v2/pay/account/{id}/unbind', 'Unlink an e-wallet account', answer.payAccount),
  subscriptionCall(
    'post',
    '',
    'Create a subscription on a saved card or linked e-wallet',
    answer.subscription,
    request.subscription,
  ),
  subscriptionCall('get', '/{id}', 'Get a subscription', answer.subscription),
  subscriptionCall('patch', '/{id}', 'Update a subscription', answer.subscriptionUpdated, request.subscriptionChange),
  subscriptionCall('post', '/{id}/disable', 'Disable a subscription', answer.subscriptionUpdated),
  subscriptionCall('post', '/{id}/enable', 'Enable a subscription', answer.subscriptionUpdated),
  subscriptionCall('post', '/{id}/cancel', 'Cancel a subscription', answer.subscriptionUpdated),
  ...biSnapOperations,
]

export const operationOf = (method: string, path: string) =>
  operations.find((operation) => operation.method === method.toLowerCase() && operation.path === path)
