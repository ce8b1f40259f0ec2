import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { request as requestHttps } from 'node:https'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { simulate } from '@jembatan/buyer/gateway'
import { fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { openOrderStream, untilPaid } from '@jembatan/buyer/until-paid'
import { requeueNotifications } from '../../../tools/bench/checkout/finish'
import { ensureCertificates } from '../../../tools/dev/postgres/certificates'
import { ensureDebianPackages } from '../../../tools/dev/systems/debian-packages'
import { freePort, isPortFree } from '../../../tools/dev/systems/ports'
import { pasar } from '../../../tools/dev/systems/systems'
import type { Report, Suite } from '../../../tools/gate/suite'
import { startHaproxy } from '../engines/haproxy'
import { assertBooks, countPaid } from '../world/books'
import { type Bought, paidOf, startBuying } from '../world/buyers'
import { openReplicas, type Replicas } from '../world/replicas'
import { until } from '../world/until'
import type { Replica } from '../world/world'
import { oneClock, oneKey, oneSession } from './shared-state'

/** Several processes of each system behind HAProxy: they act as one, and any of them may end. */
const replicas: Suite = async (report) => {
  const missing = await ensureDebianPackages(['haproxy'])
  if (missing) return report.skip('replicas behind HAProxy', missing)

  const world = await openReplicas({ name: 'replicas', webs: { ramai: 2, pasar: 4, kasir: 2 }, workers: 2 })
  const tests: [string, (world: Replicas) => Promise<unknown>][] = [
    ['a purchase is spread over processes, under one id in every log', spread],
    ['TLS ends at HAProxy, which redirects plain requests to it', secure],
    ['a limit counts over all processes, by the address that HAProxy saw', limit],
    ['a stream whose process leaves ends whole, and the next process tells the next status', handOver],
    ['a session of Ramai opens and ends at every process, and sign-ins are counted together', oneSession],
    ['a clock that one process advanced is read by every other', oneClock],
    ['a key that was rotated or denied is so at every process', oneKey],
  ]
  try {
    for (const [title, body] of tests) await report.test(title, () => body(world))
    await underLoad(report, world, 'SIGTERM')
    await underLoad(report, world, 'SIGKILL')
    await report.test('after all that the invariants hold', () => checkBooks(world))
  } finally {
    await world.stop()
  }
}

export default replicas

async function spread({ folder, shop }: Replicas) {
  const purchases = await buyFor(shop, 8)

  deepStrictEqual(purchases.failures, [])
  ok(paidOf(purchases).length >= 8)
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
  await until(`two logs have ${id}`, async () => (await knowing()).length >= 2, { within: 10_000 })
  const services = await knowing()
  ok(services.length === 2 && services[0] === 'haproxy', `HAProxy and one process know ${id}: ${services}`)
}

/** The configuration in `deploy/haproxy`, with a certificate. */
async function secure({ folder, processes, shop }: Replicas) {
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

    const redirect = await answerOf(request({ ...about, port: plain }))
    const ca = await readFile(authority)
    const secure = await answerOf(requestHttps({ ...about, port: secured, ca, servername: 'localhost' }))

    strictEqual(`${redirect.status} ${redirect.headers.location}`, `308 https://${host}/api/health?a=b`)
    strictEqual(`${secure.status} ${secure.headers['strict-transport-security']}`, '200 max-age=31536000')
  } finally {
    await haproxy.stop()
  }
}

async function answerOf(request: ClientRequest, body?: string) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    request.on('response', resolve).on('error', reject).end(body),
  )

  return { status: answer.statusCode, headers: answer.headers, body: await readText(answer) }
}

async function buyFor(shop: Shop, orders: number): Promise<Bought> {
  const { bought, stop } = startBuying(shop)
  const isComplete = () => paidOf(bought).length >= orders || bought.failures.length > 0
  await until(`${orders} orders are paid`, isComplete, { within: 120_000 }).finally(stop)

  return bought
}

/** From the endpoints register: `limitCodes of address`. */
const CODES = 30

async function limit({ shop }: Replicas) {
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

  const codes: string[] = []
  for (let guesses = 0; guesses < CODES; guesses += 1) codes.push(await guess('127.0.0.3'))

  deepStrictEqual(new Set(codes), new Set(['voucher_unknown']))
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
async function handOver({ processes, shop }: Replicas) {
  const basket = await fillBasketWith(shop, pickItem(shop))
  const orderId = await placeOrder(basket)
  const stream = await openOrderStream(basket.browser, orderId, false)
  strictEqual(stream.statusCode, 200)

  const webs = processes.pasar.filter(({ part }) => part === 'web')
  const restarted = oneAfterTheOther(webs, 'SIGTERM')
  // Fails if the stream is cut off.
  const text = await readText(stream)
  await simulate(shop.kasir, `transactions/${orderId}-1/select`, { method: 'other_qris' })
  await simulate(shop.kasir, `transactions/${orderId}-1/pay`)

  match(text, /^data:.*"status":"awaiting_payment"/m)
  match(text, /^retry: 500\n\n$/m)
  await restarted
  await untilPaid(basket.browser, orderId)
}

async function oneAfterTheOther(processes: Replica[], how: 'SIGTERM' | 'SIGKILL') {
  for (const process of processes) await process.end(how)
}

const ENDED = { SIGTERM: 'restarted', SIGKILL: 'killed' }

/** Ends every process of every system once, while buyers buy. */
async function underLoad(report: Report, { shop, processes }: Replicas, how: keyof typeof ENDED) {
  const buying = startBuying(shop)
  for (const [system, ofSystem] of Object.entries(processes))
    await report.test(`each process of ${system} is ${ENDED[how]} while buyers buy`, () =>
      oneAfterTheOther(ofSystem, how),
    )
  const { failures, retries, ...bought } = await buying.stop()
  const orders = paidOf(bought)

  await report.test(
    `no request failed twice, and of ${orders.length} orders none is lost (${retries.length} requests repeated)`,
    async () => {
      deepStrictEqual(failures, [])
      ok(orders.length > 20, `only ${orders.length} orders were placed`)
      if (how === 'SIGTERM') deepStrictEqual(retries, [], 'no buyer notices an announced restart')
      strictEqual(await countPaid(shop.pasar.databaseUrl, orders), orders.length)
    },
  )
}

async function checkBooks({ folder, processes, ...world }: Replicas) {
  await requeueNotifications(world.shop)
  const proxies = ['pasar', 'kasir'].map((name) => join(folder, name, 'haproxy.log'))
  const logFiles = [...processes.pasar, ...processes.kasir].map(({ logFile }) => logFile)
  await assertBooks({ ...world, logFiles: [...logFiles, ...proxies] })
}
