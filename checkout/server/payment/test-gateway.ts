import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { createGateway } from './gateway'
import type { TransactionStatus } from './provider-facts'

export const SERVER_KEY = 'SB-Mid-server-test'

type Told = { status: TransactionStatus; amount: number; fraudStatus?: string }
type Fault = 'lost_answer' | 'silence' | number
type Heard = { method: string; path: string; body: string; headers: IncomingMessage['headers'] }

/**
 * Answers as Midtrans documents it, over real HTTP, with states and faults that a test sets by hand.
 * How a gateway comes to such answers is Kasir's affair, and tested against it.
 */
export async function startGateway() {
  const transactions = new Map<string, Told>()
  const heard: Heard[] = []
  const faults: Fault[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    heard.push({ method, path, headers, body: await readBody(request) })
    const fault = faults.shift()
    if (fault === 'silence') return
    if (fault === 'lost_answer') return response.destroy()
    if (fault !== undefined)
      return send(response, fault, { error_messages: ['Sorry, we encountered internal server error.'] })

    const [, id = '', verb] = /^\/v2\/([^/]+)\/(\w+)$/.exec(path) ?? []
    if (path === '/snap/v1/transactions') return send(response, 201, newPage())
    send(response, 200, verb === 'status' ? answerStatus(transactions, id) : endTransaction(transactions, id, verb))
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

  return { gateway: gatewayAt(`http://127.0.0.1:${port}`, IMPATIENT_MS), transactions, heard, faults }
}

const IMPATIENT_MS = 300

export const gatewayAt = (base: string, timeoutMs?: number) =>
  createGateway({
    snapBaseUrl: `${base}/snap/v1`,
    coreBaseUrl: base,
    serverKey: SERVER_KEY,
    clientKey: 'SB-Mid-client-test',
    notificationUrl: 'http://127.0.0.1:3001/api/payment/notification',
    finishUrl: 'http://pasar.localhost:3001/payment/finish',
    timeoutMs,
  })

/** A notification as the gateway signs it. */
export function signedNotification(changes: Record<string, unknown> & { order_id: string; gross_amount: string }) {
  const body = {
    transaction_id: randomUUID(),
    transaction_status: 'settlement',
    status_code: '200',
    payment_type: 'qris',
    currency: 'IDR',
    fraud_status: 'accept',
    ...changes,
  }
  const signature = createHash('sha512').update(`${body.order_id}${body.status_code}${body.gross_amount}${SERVER_KEY}`)

  return JSON.stringify({ ...body, signature_key: signature.digest('hex') })
}

function newPage() {
  const token = randomUUID()

  return { token, redirect_url: `http://kasir.localhost:3002/snap/v3/redirection/${token}` }
}

function answerStatus(transactions: Map<string, Told>, id: string) {
  const told = transactions.get(id)
  if (!told) return { status_code: '404', status_message: "Transaction doesn't exist.", id: randomUUID() }

  return {
    status_code: '200',
    order_id: id,
    transaction_id: `t-${id}`,
    transaction_status: told.status,
    fraud_status: told.fraudStatus ?? 'accept',
    gross_amount: `${told.amount}.00`,
    currency: 'IDR',
    payment_type: 'qris',
  }
}

function endTransaction(transactions: Map<string, Told>, id: string, verb: string | undefined) {
  const told = transactions.get(id)
  if (!told) return { status_code: '404', status_message: "Transaction doesn't exist.", id: randomUUID() }
  const mayEnd =
    verb === 'expire' ? told.status === 'pending' : ['pending', 'authorize', 'capture'].includes(told.status)
  if (!mayEnd) return { status_code: '412', status_message: 'Merchant cannot modify the status of the transaction' }
  told.status = verb === 'expire' ? 'expire' : 'cancel'

  return { status_code: verb === 'expire' ? '407' : '200', status_message: 'Success', transaction_status: told.status }
}

async function readBody(request: IncomingMessage) {
  let body = ''
  for await (const chunk of request) body += chunk

  return body
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
