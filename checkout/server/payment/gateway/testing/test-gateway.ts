import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { createGateway } from '../gateway'
import { noteGatewayTime } from '../gateway-time'
import type { OldShopAccount } from '../old-shop-account'
import type { TransactionStatus } from '../provider-status'
import type { OnCall } from '../record-call'

export const SERVER_KEY = 'SB-Mid-server-test'

type TestRefund = { key: string; amount: number; confirmedByBank?: boolean }

export type TestTransaction = {
  status: TransactionStatus
  amount: number
  /**
   * Set where an order has several transactions: each is found by its own id, and the latest by the
   * order's.
   */
  transactionId?: string
  fraudStatus?: string
  /** Core's `payment_type`; `bca_va` stands for a bank transfer to BCA. */
  method?: string
  /** Months in which a card's owner pays the bank. */
  installmentTerm?: number
  /** A card approved by its bank. */
  approved?: boolean
  /** Settled once, whatever its current state. */
  settled?: boolean
  refunds?: TestRefund[]
  chargedBack?: number
}

/** For a promise: the gateway has received the request and acts when it resolves. */
type Fault = 'lost_answer' | 'answer_lost_after' | 'silence' | 'denied_by_bank' | number | Promise<unknown>
type ReceivedRequest = { method: string; path: string; body: string; headers: IncomingMessage['headers'] }

type StartGateway = {
  onCall?: OnCall
  /**
   * Initial offset of its clock. Without it no `Date` is read: most tests use a time of their own.
   */
  aheadMs?: number
  /** The old shop's account, with the same transactions here. */
  oldShopAccount?: OldShopAccount
}

/**
 * Responds as Midtrans documents, over real HTTP, with states and faults that a test sets. How a
 * gateway reaches such states is tested against Kasir.
 */
export async function startGateway({ onCall, aheadMs, oldShopAccount }: StartGateway = {}) {
  const clock = { aheadMs: aheadMs ?? 0 }
  const transactions = new Map<string, TestTransaction>()
  /** Open pages: their tokens, and their orders. */
  const pages = new Map<string, string>()
  const requests: ReceivedRequest[] = []
  const faults: (Fault | null)[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const body = await readBody(request)
    requests.push({ method, path, headers, body })
    response.setHeader('date', new Date(Date.now() + clock.aheadMs).toUTCString())
    const fault = faults.shift()
    if (fault === 'silence') return
    if (fault === 'lost_answer') return response.destroy()
    if (typeof fault === 'number')
      return send(response, fault, { error_messages: ['Sorry, we encountered internal server error.'] })

    if (fault instanceof Promise) await fault
    const answer = fault === 'denied_by_bank' ? DENIED : react({ transactions, pages }, { path, body })
    if (fault === 'answer_lost_after') return response.destroy()
    send(response, 'error_messages' in answer ? 400 : path === '/snap/v1/transactions' ? 201 : 200, answer)
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })

  const gateway = gatewayAt(`http://127.0.0.1:${port}`, {
    timeoutMs: IMPATIENT_MS,
    onCall,
    onDate: aheadMs === undefined ? undefined : noteGatewayTime,
    findOldShopAccount: oldShopAccount && (async () => oldShopAccount),
  })

  return { gateway, transactions, pages, requests, faults, clock }
}

const IMPATIENT_MS = 300

type Changes = Partial<
  Pick<Parameters<typeof createGateway>[0], 'timeoutMs' | 'onCall' | 'onDate' | 'findOldShopAccount' | 'biSnap'>
>

export const gatewayAt = (base: string, changes: Changes = {}) =>
  createGateway({
    snapBaseUrl: `${base}/snap/v1`,
    coreBaseUrl: base,
    serverKey: SERVER_KEY,
    clientKey: 'SB-Mid-client-test',
    notificationUrl: 'http://127.0.0.1:3001/api/payment/notification',
    finishUrl: 'http://pasar.localhost:3001/payment/finish',
    timeoutMs: 8_000,
    ...changes,
  })

export function signedNotification(
  changes: Record<string, unknown> & { order_id: string; gross_amount: string },
  serverKey = SERVER_KEY,
) {
  const body = {
    transaction_id: `t-${changes.order_id}`,
    transaction_status: 'settlement',
    status_code: '200',
    payment_type: 'qris',
    currency: 'IDR',
    fraud_status: 'accept',
    ...changes,
  }
  const signature = createHash('sha512').update(`${body.order_id}${body.status_code}${body.gross_amount}${serverKey}`)

  return JSON.stringify({ ...body, signature_key: signature.digest('hex') })
}

const DENIED = { status_code: '202', status_message: 'Refund denied by the bank' }
const UNCHANGEABLE = { status_code: '412', status_message: 'Merchant cannot modify the status of the transaction' }
const missing = () => ({ status_code: '404', status_message: "Transaction doesn't exist.", id: randomUUID() })

type State = { transactions: Map<string, TestTransaction>; pages: Map<string, string> }

function react({ transactions, pages }: State, { path, body }: { path: string; body: string }) {
  if (path === '/snap/v1/transactions') return newPage({ transactions, pages }, body)
  const [, token] = /^\/snap\/v1\/transactions\/([^/]+)\/cancel$/.exec(path) ?? []
  if (token) return closePage({ transactions, pages }, token)
  const [, requested = '', verb = ''] = /^\/v2\/([^/]+)\/([\w/]+)$/.exec(path) ?? []
  const id = requested.replace(/^t-/, '')
  const transaction = transactions.get(requested) ?? transactions.get(id)
  if (!transaction) return missing()
  if (verb === 'status') return describe(id, transaction)

  return verb.startsWith('refund') ? refund(transaction, body) : endTransaction(transaction, verb)
}

const pageRequest = z.object({ transaction_details: z.object({ order_id: z.string() }) })

function newPage({ transactions, pages }: State, body: string) {
  const token = randomUUID()
  const orderId = pageRequest.parse(JSON.parse(body)).transaction_details.order_id
  if (transactions.has(orderId)) return { error_messages: ['transaction_details.order_id has been paid and utilized'] }
  for (const [page, of] of pages) if (of === orderId) pages.delete(page)
  pages.set(token, orderId)

  return { token, redirect_url: `http://kasir.localhost:3002/snap/v3/redirection/${token}` }
}

const ENDED = new Set<TransactionStatus>(['deny', 'cancel', 'expire', 'failure'])

function closePage({ transactions, pages }: State, token: string) {
  const transaction = transactions.get(pages.get(token) ?? '')
  if (transaction && !ENDED.has(transaction.status)) return { error_messages: ['Transaction is on progress'] }

  return pages.delete(token) ? { canceled_at: '2026-11-25T03:00:00Z' } : { error_messages: ['token not found'] }
}

const SETTLED = new Set<TransactionStatus>([
  'settlement',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
])

function describe(id: string, transaction: TestTransaction) {
  const { refunds = [], chargedBack = 0, method = 'qris' } = transaction
  const takenBack = refunds.reduce((sum, { amount }) => sum + amount, chargedBack)

  return {
    status_code: '200',
    order_id: id,
    transaction_id: transaction.transactionId ?? `t-${id}`,
    transaction_status: transaction.status,
    fraud_status: transaction.fraudStatus ?? 'accept',
    gross_amount: `${transaction.amount}.00`,
    currency: 'IDR',
    ...(method.endsWith('_va')
      ? { payment_type: 'bank_transfer', va_numbers: [{ bank: method.slice(0, -3), va_number: '1' }] }
      : { payment_type: method }),
    ...((transaction.settled || SETTLED.has(transaction.status)) && { settlement_time: '2026-11-25 10:05:00' }),
    ...(transaction.installmentTerm && { installment_term: String(transaction.installmentTerm) }),
    ...(transaction.approved && { approval_code: '1764000000000' }),
    ...(takenBack > 0 && { refund_amount: `${takenBack}.00`, refunds: refunds.map(describeRefund) }),
  }
}

const describeRefund = ({ key, amount, confirmedByBank }: TestRefund, index: number) => ({
  refund_chargeback_id: index + 1,
  refund_amount: `${amount}.00`,
  refund_key: key,
  created_at: '2026-11-25 11:00:00',
  ...(confirmedByBank && { bank_confirmed_at: '2026-11-25 11:05:00' }),
})

const refundRequest = z.object({ refund_key: z.string(), amount: z.number(), reason: z.string() })

function refund(transaction: TestTransaction, body: string) {
  const { refund_key: key, amount } = refundRequest.parse(JSON.parse(body))
  const refunds = transaction.refunds ?? []
  const refundable = transaction.amount - refunds.reduce((sum, refund) => sum + refund.amount, 0)
  if (refunds.some((refund) => refund.key === key))
    return { status_code: '406', status_message: 'The refund id has been used' }
  if (transaction.status !== 'settlement' && transaction.status !== 'partial_refund') return UNCHANGEABLE
  if (amount > refundable) return { status_code: '414', status_message: 'Refund amount is too large' }
  transaction.refunds = [...refunds, { key, amount }]
  transaction.status = amount === refundable ? 'refund' : 'partial_refund'

  return { status_code: '200', status_message: 'Success', transaction_status: transaction.status, refund_key: key }
}

function endTransaction(transaction: TestTransaction, verb: string) {
  const mayEnd =
    verb === 'expire'
      ? transaction.status === 'pending'
      : ['pending', 'authorize', 'capture'].includes(transaction.status)
  if (!mayEnd) return UNCHANGEABLE
  transaction.approved =
    transaction.approved || (transaction.status === 'capture' && transaction.fraudStatus !== 'challenge')
  transaction.status = verb === 'expire' ? 'expire' : 'cancel'

  return {
    status_code: verb === 'expire' ? '407' : '200',
    status_message: 'Success',
    transaction_status: transaction.status,
  }
}

async function readBody(request: IncomingMessage) {
  let body = ''
  for await (const chunk of request) body += chunk

  return body
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
