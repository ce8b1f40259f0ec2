import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { openDatabase } from '../../../dev/postgres/open-database'
import { readSigned, signed } from './signed'

/**
 * The minimum that a Node process does for an order: no framework, three requests (a signed
 * landing, the order with its stock taken, a signed payment), each with one statement and one
 * commit.
 */
const MOST_CONNECTIONS = 16
const PAYMENT_SECONDS = 900

const sql = openDatabase(process.env.DATABASE_URL, { max: MOST_CONNECTIONS })

createServer((request, response) => {
  answer(request, response).catch((error) => send(response, 500, { error: String(error) }))
}).listen(Number(process.env.PORT), '127.0.0.1')

async function answer(request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://floor')
  if (pathname === '/api/health') return send(response, 200, {})
  const token = pathname === '/land' ? searchParams.get('t') : (await readBody(request)).t
  const subject = readSigned(token ?? '')
  if (!subject) return send(response, 401, {})
  if (pathname === '/land') return land(response, subject)
  if (pathname === '/place') return place(response, subject)

  return confirm(response, subject)
}

async function land(response: ServerResponse, sku: string) {
  const [product] = await sql`select id, price, stock from sku where id = ${sku}`

  return send(response, 200, product ?? {})
}

async function place(response: ServerResponse, sku: string) {
  const [order] = await sql`
    with taken as (
      update sku set stock = stock - 1 where id = ${sku} and stock >= 1 returning price
    ), placed as (
      insert into orders (buyer, status, total) select 1, 'pending', price from taken returning id, total
    ), line as (
      insert into order_line select id, ${sku}, 1, total from placed
    )
    insert into payment (order_id, amount, status) select id, total, 'pending' from placed returning order_id`

  return order ? send(response, 200, { t: signed(order.order_id, PAYMENT_SECONDS) }) : send(response, 409, {})
}

async function confirm(response: ServerResponse, order: string) {
  const paid = await sql`
    with settled as (
      update payment set status = 'settled' where order_id = ${order} and status = 'pending' returning order_id
    )
    update orders set status = 'paid', paid_at = now() from settled where orders.id = settled.order_id returning orders.id`

  return send(response, paid.length > 0 ? 200 : 409, {})
}

async function readBody(request: IncomingMessage): Promise<{ t?: string }> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk

  return JSON.parse(text)
}

function send(response: ServerResponse, status: number, body: object) {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}
