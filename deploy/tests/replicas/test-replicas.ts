import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { request as requestHttps } from 'node:https'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { simulate } from '@jembatan/buyer/gateway'
import { fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { untilPaid } from '@jembatan/buyer/until-paid'
import { assertInvariants } from '../../../evidence/invariants/check-invariants'
import { readMachine } from '../../../tools/bench/checkout/cpu'
import { finishOrders, tellAgain } from '../../../tools/bench/checkout/finish'
import { ensureCertificates } from '../../../tools/dev/postgres/certificates'
import { openDatabase } from '../../../tools/dev/postgres/open-database'
import { openShop } from '../../../tools/dev/postgres/open-shop'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { freePort, isPortFree } from '../../../tools/dev/systems/ports'
import { pasar } from '../../../tools/dev/systems/systems'
import { printLine } from '../../../tools/dev/terminal/progress.mjs'
import type { Report, Suite } from '../../../tools/gate/suite'
import { startHaproxy } from '../engines/haproxy'
import { type Bought, startBuying } from '../world/buyers'
import { type OneProcess, openReplicas, type Replicas } from '../world/replicas'
import { openStream } from './follow-stream'
import { oneClock, oneKey, oneSession } from './shared-state'

const PLENTY = 100_000

/** Several processes of each system behind HAProxy: they act as one, and any of them may end. */
const replicas: Suite = async (report) => {
  const missing = await ensureDebianPackages(['haproxy'])
  if (missing) return report.skip('replicas behind HAProxy', missing)

  const world = await openReplicas()
  const others = await watchOthers()
  try {
    await stock(world)
    const shop = await openShop(world)
    await report.test('a purchase is spread over processes, under one name in every log', () => spread(world, shop))
    await report.test('TLS ends at HAProxy, and whoever comes without it is sent there', () => secure(world, shop))
    await report.test('a limit counts over all processes, by the address that HAProxy saw', () => limit(shop))
    await report.test('a stream whose process leaves ends whole, and tells the next process’s state', () =>
      handOver(world, shop),
    )
    await report.test('a session of Ramai opens and ends at every process, and sign-ins are counted together', () =>
      oneSession(world),
    )
    await report.test('a clock that one process moved is read by every other', () => oneClock(world, shop))
    await report.test('a key that was rotated or denied is so at every process', () => oneKey(world, shop))
    await underLoad(report, { world, shop, how: 'SIGTERM' })
    await underLoad(report, { world, shop, how: 'SIGKILL' })
    await report.test('after all that the invariants hold', () => checkBooks(world, shop))
  } finally {
    printLine(
      `    Others took ${(await others()).toFixed(1)} of ${cpus().length} cores meanwhile; this suite wants the machine to itself.`,
    )
    await world.stop()
  }
}

export default replicas

/**
 * Measures the cores used by other processes: a payment that waits for those is not late by our
 * fault.
 */
async function watchOthers() {
  const since = performance.now()
  const before = await readMachine([])

  return async () => {
    const { busy, own } = await readMachine([])
    return (busy - before.busy - (own - before.own)) / ((performance.now() - since) / 1000)
  }
}

async function stock({ environments }: Replicas) {
  const sql = openDatabase(environments.pasar.PASAR_DATABASE_URL)
  await sql`update variants set available = ${PLENTY}`
  await sql.end()
}

async function spread({ folder }: Replicas, shop: Shop) {
  const { orders, failures } = await buyFor(shop, 8)

  deepStrictEqual(failures, [])
  ok(orders.length >= 8)
  const log = await readFile(join(folder, 'pasar', 'haproxy.log'), 'utf8')
  const servers = new Set([...log.matchAll(/ pasar_web\/(web\d) /g)].map(([, server]) => server))
  deepStrictEqual([...servers].sort(), ['web1', 'web2', 'web3', 'web4'])

  const { headers } = await ask(shop, { path: '/orders/%00', place: '127.0.0.1' })
  const id = String(headers['x-request-id'])
  const knowing = async () => {
    const names = ['haproxy', 'web-1', 'web-2', 'web-3', 'web-4']
    const logs = await Promise.all(names.map((name) => readFile(join(folder, 'pasar', `${name}.log`), 'utf8')))
    return names.filter((_, index) => logs[index]?.includes(id))
  }
  // A log line may be written after its answer.
  for (const deadline = Date.now() + 10_000; (await knowing()).length < 2 && Date.now() < deadline; ) await pause(50)
  const known = await knowing()
  ok(known.length === 2 && known[0] === 'haproxy', `HAProxy and one process know ${id}: ${known}`)
}

/** The configuration in `deploy/haproxy`, with a certificate. */
async function secure({ folder, processes }: Replicas, shop: Shop) {
  const place = join(folder, 'pasar', 'tls')
  const { server, authority } = await ensureCertificates({ folder: place, system: 'pasar' })
  const pem = join(place, 'pasar.pem')
  const parts = [await readFile(server.certificate, 'utf8'), await readFile(server.key, 'utf8')]
  await writeFile(pem, parts.join('\n'), { mode: 0o600 })
  const [secured, plain] = [await freePort(), await freePort()]
  const haproxy = await startHaproxy(pasar, {
    folder: place,
    binds: [`127.0.0.1:${secured} ssl crt ${pem} alpn h2,http/1.1`, `127.0.0.1:${plain}`],
    servers: processes.pasar.flatMap(({ address }) => (address ? new URL(address).host : [])),
  })
  try {
    while (await isPortFree(plain)) await Promise.race([pause(50), haproxy.failure])
    const { host } = new URL(shop.pasar.origin)
    const about = { hostname: '127.0.0.1', path: '/api/health?a=b', headers: { host }, agent: false }

    const sent = await answerOf(request({ ...about, port: plain }))
    const ca = await readFile(authority)
    const heard = await answerOf(requestHttps({ ...about, port: secured, ca, servername: 'localhost' }))

    strictEqual(`${sent.status} ${sent.headers.location}`, `308 https://${host}/api/health?a=b`)
    strictEqual(`${heard.status} ${heard.headers['strict-transport-security']}`, '200 max-age=31536000')
  } finally {
    await haproxy.stop()
  }
}

async function answerOf(asked: ClientRequest, body?: string) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    asked.on('response', resolve).on('error', reject).end(body),
  )

  return { status: answer.statusCode, headers: answer.headers, body: await readText(answer) }
}

async function buyFor(shop: Shop, orders: number): Promise<Bought> {
  const { bought, stop } = startBuying(shop)
  const deadline = Date.now() + 120_000
  while (bought.orders.length < orders && bought.failures.length === 0 && Date.now() < deadline) await pause(50)

  return stop()
}

/** From the endpoints register: `limitCodes of address`. */
const CODES = 30

async function limit(shop: Shop) {
  const visit = await fillBasketWith(shop, pickItem(shop))
  let forged = 0
  const guess = async (place: string) => {
    forged += 1
    const { body } = await ask(shop, {
      path: '/api/trpc/basket.applyVoucher',
      method: 'POST',
      place,
      body: JSON.stringify({ basketId: visit.basketId, code: `TEBAKAN${forged}` }),
      headers: {
        cookie: visit.browser.cookieHeader,
        'x-forwarded-for': `198.51.100.${forged}`,
        forwarded: `for=198.51.100.${forged}`,
      },
    })
    return String(JSON.parse(body).error?.message)
  }

  const heard: string[] = []
  for (let guesses = 0; guesses < CODES; guesses += 1) heard.push(await guess('127.0.0.3'))

  deepStrictEqual(new Set(heard), new Set(['voucher_unknown']))
  strictEqual(await guess('127.0.0.3'), 'too_many_codes')
  strictEqual(await guess('127.0.0.4'), 'voucher_unknown')
}

type Ask = { path: string; method?: string; place: string; headers?: Record<string, string>; body?: string }

/** Sends a request from this address of the machine. */
function ask(shop: Shop, { path, method = 'GET', place, headers = {}, body }: Ask) {
  const { host, port } = new URL(shop.pasar.origin)
  const about = {
    host,
    'sec-fetch-site': 'same-origin',
    ...(body && { 'content-type': 'application/json', 'content-length': `${body.length}` }),
  }
  const from = { hostname: '127.0.0.1', port, localAddress: place, agent: false }

  return answerOf(request({ ...from, path, method, headers: { ...about, ...headers } }), body)
}

/** Pays an order while its reader is connected to no process. */
async function handOver({ processes }: Replicas, shop: Shop) {
  const basket = await fillBasketWith(shop, pickItem(shop))
  const orderId = await placeOrder(basket)
  const { first, ended } = await openStream(basket.browser, orderId)
  strictEqual(first, 'awaiting_payment')

  const webs = processes.pasar.filter(({ part }) => part === 'web')
  const restarted = oneAfterTheOther(webs, 'SIGTERM')
  const { retryMs, endedWhole } = await ended
  await simulate(shop.kasir, `transactions/${orderId}-1/select`, { method: 'other_qris' })
  await simulate(shop.kasir, `transactions/${orderId}-1/pay`)

  ok(endedWhole, 'the stream ends as an answer ends')
  strictEqual(retryMs, 500)
  await restarted
  await untilPaid(basket.browser, orderId)
}

async function oneAfterTheOther(processes: OneProcess[], how: 'SIGTERM' | 'SIGKILL') {
  for (const process of processes) await process.end(how)
}

type UnderLoad = { world: Replicas; shop: Shop; how: 'SIGTERM' | 'SIGKILL' }

const SAID = { SIGTERM: 'restarted', SIGKILL: 'killed' }

/** Ends every process of every system once, while buyers buy. */
async function underLoad(report: Report, { world, shop, how }: UnderLoad) {
  const buying = startBuying(shop)
  for (const [system, processes] of Object.entries(world.processes))
    await report.test(`each process of ${system} is ${SAID[how]} while buyers buy`, () =>
      oneAfterTheOther(processes, how),
    )
  const { orders, askedAgain, failures } = await buying.stop()

  await report.test(
    `nobody asked a third time, and of ${orders.length} orders none is lost (${askedAgain.length} asked twice)`,
    async () => {
      deepStrictEqual(failures, [])
      ok(orders.length > 20, `only ${orders.length} orders were placed`)
      if (how === 'SIGTERM') deepStrictEqual(askedAgain, [], 'a restart that was announced is noticed by nobody')
      const sql = openDatabase(shop.pasar.databaseUrl)
      const found = await sql`select id from orders where id in ${sql(orders)} and paid_at is not null`
      await sql.end()
      strictEqual(found.length, new Set(orders).size)
    },
  )
}

async function checkBooks({ folder, environments, processes }: Replicas, shop: Shop) {
  await tellAgain(shop)
  await finishOrders(shop)
  const books = { pasar: openDatabase(shop.pasar.databaseUrl), kasir: openDatabase(shop.kasir.databaseUrl) }
  try {
    const files = [...processes.pasar, ...processes.kasir].map(({ logFile }) => readFile(logFile, 'utf8'))
    const proxies = ['pasar', 'kasir'].map((name) => readFile(join(folder, name, 'haproxy.log'), 'utf8'))
    const logs = (await Promise.all([...files, ...proxies])).join('\n').split('\n').filter(Boolean)
    const serverKey = environments.pasar.MIDTRANS_SERVER_KEY ?? ''
    await assertInvariants({ ...books, serverKey, logs, everythingRests: true })
  } finally {
    await Promise.all([books.pasar.end(), books.kasir.end()])
  }
}
