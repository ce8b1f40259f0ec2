import { createServer, type IncomingHttpHeaders, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { parseRegister } from './register'
import { createRequestGuard, type RequestGuardSettings } from './request-guard'
import { answerBehind } from './web-server'

const endpoints = parseRegister({
  endpoints: [
    { kind: 'page', path: '/', who: 'anybody', changes: false },
    { kind: 'page', path: '/orders/[id]', who: 'buyer', refusal: 404, changes: false },
    { kind: 'page', path: '/orders/find', who: 'anybody', changes: false },
    {
      kind: 'action',
      name: 'cancelOrder',
      file: 'actions.ts',
      on: ['/orders/[id]'],
      who: 'buyer',
      refusal: 404,
      changes: true,
      body: 100,
      accepts: 'form',
    },
    {
      kind: 'route',
      path: '/api/notification',
      methods: ['POST'],
      who: 'payment partner',
      refusal: 401,
      changes: true,
      body: 100,
      accepts: 'json',
    },
    { kind: 'route', path: '/api/demo/clock', methods: ['GET'], who: 'anybody', changes: false, demoOnly: true },
    { kind: 'route', path: '/v2/[...nowhere]', methods: ['GET'], who: 'anybody', changes: false },
    { kind: 'files', path: '/media/[...file]' },
  ],
})

/** Starts a system behind its request guard that responds with the received request. */
async function openSystem(settings: Partial<RequestGuardSettings> = {}) {
  const admit = createRequestGuard({ endpoints, origin: 'http://pasar.localhost:3001', demoMode: true, ...settings })
  const refused: { code: string; pattern: string }[] = []
  const server = createServer()
  answerBehind(server, {
    admit,
    handle: ({ url, headers }, response) => void response.end(JSON.stringify({ url, headers })),
    onRefused: ({ code, pattern }) => refused.push({ code, pattern }),
    onFailed: () => {},
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo

  return { refused, ask: (path: string, how: Ask = {}) => ask(port, path, how) }
}

type Ask = { method?: string; headers?: Record<string, string>; body?: string }

/** Not `fetch`, which normalises a path and does not let a test set the host. */
async function ask(port: number, path: string, { method = 'GET', headers, body }: Ask) {
  return new Promise<Answer>((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, method, path, agent: false, headers }, async (response) => {
      const answer = await text(response)
      const json = response.headers['content-type']?.includes('html') ? undefined : answer && JSON.parse(answer)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answer, json })
    })
    request.on('error', reject)
    // The body is announced and never sent: the refusal must not wait for it.
    if (headers?.['content-length'] !== undefined && body === undefined) request.flushHeaders()
    else request.end(body)
  })
}

type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json?: Received & Refused }
type Received = { url: string; headers: Record<string, string> }
type Refused = { error: string; requestId: string }

const refusalOf = async (answer: Promise<Answer>) => {
  const { status, json } = await answer

  return [status, json?.error]
}

const form = (length: number, more: Record<string, string> = {}) => ({
  method: 'POST',
  body: 'a'.repeat(length),
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(length), ...more },
})

test('a registered address is handled, under its own and its loopback names', async () => {
  const { ask, refused } = await openSystem({ hosts: ['Pasar:3001'] })

  for (const host of [
    'pasar.localhost:3001',
    'PASAR.localhost:3001',
    '127.0.0.1:9',
    'localhost',
    '[::1]:1',
    'pasar:3001',
  ])
    expect((await ask('/orders/17?show=1', { headers: { host } })).json?.url).toBe('/orders/17?show=1')
  expect(refused).toEqual([])
})

test.each([
  'evil.example',
  'pasar.localhost',
  'pasar.localhost:3002',
  'pasar.localhost:3001.evil.example',
  '127.0.0.1.evil.example',
])('a request for the host %s is misdirected', async (host) => {
  const { ask } = await openSystem()

  expect(await refusalOf(ask('/', { headers: { host } }))).toEqual([421, 'host_unknown'])
})

test('an unknown address gives a person a page, and a program, a file or a change an error code', async () => {
  const { ask, refused } = await openSystem()

  expect((await ask('/elsewhere?a=1', { headers: { accept: 'text/html' } })).json?.url).toBe('/nowhere')
  expect(await refusalOf(ask('/elsewhere', { headers: { accept: 'application/json' } }))).toEqual([404, 'not_found'])
  expect(await refusalOf(ask('/_next/image?url=x', { headers: { accept: '*/*' } }))).toEqual([404, 'not_found'])
  expect(await refusalOf(ask('/elsewhere', { method: 'POST' }))).toEqual([404, 'not_found'])
  expect(new Set(refused.map(({ pattern }) => pattern))).toEqual(new Set(['unlisted']))
})

test('an endpoint of the demo is not found outside a demo', async () => {
  const machine = { headers: { accept: 'application/json' } }

  expect((await (await openSystem()).ask('/api/demo/clock', machine)).status).toBe(200)
  const { ask } = await openSystem({ demoMode: false })
  expect(await refusalOf(ask('/api/demo/clock', machine))).toEqual([404, 'not_found'])
})

test('an unsupported method is refused with the supported ones', async () => {
  const { ask } = await openSystem()

  for (const method of ['POST', 'PUT', 'TRACE', 'OPTIONS', 'PROPFIND']) {
    const { status, headers } = await ask('/', { method })
    expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD'])
  }
  for (const path of ['/orders/17', '/v2/a']) expect((await ask(path, { method: 'HEAD' })).status).toBe(200)
  expect((await ask('/orders/find', { method: 'POST' })).status).toBe(405)
})

test.each(['/a%00', '/orders/1%0aforged', '/%09/evil.example', '/orders/%1b%5b2J', '/?show=%00', '/?%0d=1'])(
  'an address with a control character is refused: %s',
  async (path) => {
    const { ask } = await openSystem()

    expect(await refusalOf(ask(path))).toEqual([400, 'text_unreadable'])
  },
)

test('a target that is not a path, or far too long, is refused', async () => {
  const { ask } = await openSystem()

  expect(await refusalOf(ask('http://evil.example/'))).toEqual([400, 'address_malformed'])
  expect(await refusalOf(ask('//evil.example/'))).toEqual([400, 'address_malformed'])
  for (const path of ['/v2/../orders/1', '/v2/%2e%2e/orders/1', '/orders/.', '/v2/a%2f..%2fb'])
    expect(await refusalOf(ask(path))).toEqual([400, 'address_malformed'])
  expect(await refusalOf(ask(`/orders/${'a'.repeat(14_000)}`))).toEqual([414, 'address_too_long'])
  expect((await ask('/%', { headers: { accept: 'text/html' } })).json?.url).toBe('/nowhere')
})

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, 200],
  [{ 'sec-fetch-site': 'none' }, 200],
  [{}, 200],
  [{ origin: 'http://pasar.localhost:3001' }, 200],
  [{ host: 'PASAR.localhost:3001', origin: 'http://pasar.localhost:3001' }, 200],
  [{ origin: 'http://Pasar.Localhost:3001' }, 200],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site', origin: 'http://pasar.localhost:3001' }, 403],
  [{ origin: 'http://ramai.localhost:3000' }, 403],
  [{ origin: 'http://127.0.0.1:3001' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
  [{ 'sec-fetch-site': 'same-origin', origin: '??' }, 403],
  [{ 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' }, 403],
])('a change asked for with %j is answered with %i', async (headers, status) => {
  const { ask } = await openSystem()

  const own = { host: 'pasar.localhost:3001', ...(headers as Record<string, string>) }
  expect((await ask('/orders/17', form(4, own))).status).toBe(status)
})

test('a page of ours that sends the origin null is handled like one with an origin', async () => {
  const { ask } = await openSystem()
  const own = { host: 'pasar.localhost:3001', 'sec-fetch-site': 'same-origin', origin: 'null' }

  expect((await ask('/orders/17', form(4, own))).json?.headers.origin).toBe('http://pasar.localhost:3001')
})

test('an endpoint with a key accepts requests from any page', async () => {
  const { ask } = await openSystem()
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }

  expect((await ask('/api/notification', { method: 'POST', body: '{}', headers })).status).toBe(200)
})

test('a body is refused by its announced length, or without one', async () => {
  const { ask } = await openSystem()

  expect((await ask('/orders/17', form(100))).status).toBe(200)
  const huge = { method: 'POST', headers: { 'content-type': 'multipart/form-data', 'content-length': '25000000' } }
  expect(await refusalOf(ask('/orders/17', huge))).toEqual([413, 'body_too_large'])
  expect(await refusalOf(ask('/', { headers: { 'content-length': '1025' } }))).toEqual([413, 'body_too_large'])
  const chunked = { method: 'POST', body: 'a', headers: { 'transfer-encoding': 'chunked' } }
  expect(await refusalOf(ask('/orders/17', chunked))).toEqual([411, 'length_required'])
})

test('a small body of a GET is ignored, whatever its type', async () => {
  const { ask } = await openSystem()
  const headers = { 'content-type': 'application/json', 'content-length': '2' }

  expect((await ask('/', { headers, body: '{}' })).status).toBe(200)
  expect((await ask('/', { method: 'HEAD', headers, body: '{}' })).status).toBe(200)
})

test('an endpoint whose refusals are part of its protocol checks the request itself', async () => {
  const claim = {
    kind: 'route',
    path: '/h/claim',
    methods: ['POST'],
    who: 'anybody',
    changes: true,
    body: 10,
    accepts: 'form',
  }
  const endpoints = parseRegister({ endpoints: [{ ...claim, judgesItself: ['page', 'body'] }] })
  const { ask } = await openSystem({ endpoints })

  expect((await ask('/h/claim', form(20, { 'sec-fetch-site': 'cross-site' }))).status).toBe(200)
})

test('a body of another type is refused', async () => {
  const { ask } = await openSystem()
  const post = (type?: string) => ({ method: 'POST', body: '{}', headers: type ? { 'content-type': type } : undefined })

  for (const type of ['text/plain', 'application/jsonp', undefined])
    expect(await refusalOf(ask('/api/notification', post(type)))).toEqual([415, 'body_type_unknown'])
  expect((await ask('/api/notification', post('Application/JSON; charset=utf-8'))).status).toBe(200)
})

test('a client cannot set the request id or its address', async () => {
  const { ask } = await openSystem()
  const forged = {
    'x-request-id': 'mine',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-real-ip': '203.0.113.7',
    forwarded: 'for=203.0.113.7',
    'x-middleware-subrequest': 'proxy:proxy',
  }

  const { headers, json } = await ask('/', { headers: forged })

  const { 'x-request-id': requestId, 'x-forwarded-for': address, ...rest } = json?.headers ?? {}
  expect(address).toBe('127.0.0.1')
  expect(requestId).toBe(headers['x-request-id'])
  expect(requestId).not.toBe('mine')
  expect(Object.keys(rest).sort()).toEqual(['connection', 'host'])
})

test('in development Next receives the request id of a page’s scripts', async () => {
  const headers = { 'x-nextjs-request-id': 'theirs' }
  const keptBy = async (development: boolean) =>
    (await (await openSystem({ development })).ask('/', { headers })).json?.headers

  expect(await keptBy(true)).toMatchObject(headers)
  expect(await keptBy(false)).not.toMatchObject(headers)
})

test('a trusted proxy provides address, scheme and host, and entries before the first untrusted hop are ignored', async () => {
  const { ask } = await openSystem({ trustedProxies: ['loopback', '10.0.0.0/8'] })
  const by = (headers: Record<string, string>) => ask('/', { headers })

  const { json } = await by({ 'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.1.2.3', 'x-forwarded-proto': 'https' })
  expect(json?.headers).toMatchObject({ 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' })
  const response = await by({ host: '10.0.0.1', 'x-forwarded-host': 'pasar.localhost:3001' })
  expect(response.json?.headers.host).toBe('pasar.localhost:3001')
  expect((await by({ 'x-forwarded-host': 'evil.example' })).status).toBe(421)
})

test('a request keeps the id of a trusted proxy, and no other', async () => {
  const name = '5f8a1c3e-0d2b-4c6a-9e7f-1a2b3c4d5e6f'
  const namedBy = async (trustedProxies: string[], header: string) =>
    (await (await openSystem({ trustedProxies })).ask('/', { headers: { 'x-request-id': header } })).headers[
      'x-request-id'
    ]

  expect(await namedBy(['loopback'], name)).toBe(name)
  expect(await namedBy(['loopback'], `${name}<b>`)).not.toContain('<b>')
  expect(await namedBy([], name)).not.toBe(name)
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:db8:1:2::9', '2001:db8:1:2::'],
  ['2001:db8:1:3::9', '2001:db8:1:3::'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['no address', 'unknown'],
])('a caller from %s is counted as %s', async (address, network) => {
  const { ask } = await openSystem({ trustedProxies: ['loopback'] })

  const { json } = await ask('/', { headers: { 'x-forwarded-for': address } })

  expect(json?.headers['x-forwarded-for']).toBe(network)
})

test('a refusal for a person is a page, and contains nothing of the request', async () => {
  const { ask } = await openSystem()

  const { status, headers, text } = await ask('/orders/%00<b>', {
    headers: { 'sec-fetch-dest': 'document', accept: 'text/html' },
  })

  expect(status).toBe(400)
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(text).toContain('Permintaan ditolak')
  expect(text).toContain(`text_unreadable · ${headers['x-request-id']}`)
  expect(text).not.toContain('<b>')
})

test('a catch-all page answers every address below it', async () => {
  const { ask } = await openSystem()

  expect((await ask('/v2/a/b')).status).toBe(200)
  expect((await ask('/v2', { headers: { accept: 'application/json' } })).status).toBe(404)
  expect((await ask('/media/a/b.webp')).status).toBe(200)
  expect((await ask('/orders/')).json?.url).toBe('/nowhere')
})

test('a register requires body types and refusals, and refuses unknown fields', () => {
  const route = { kind: 'route', path: '/a', methods: ['POST'], who: 'anybody', changes: true }

  expect(() => parseRegister({ endpoints: [{ ...route, body: 1 }] })).toThrow('accepts')
  expect(() => parseRegister({ endpoints: [{ ...route, who: 'buyer' }] })).toThrow('refusal')
  expect(() => parseRegister({ endpoints: [{ ...route, metods: [] }] })).toThrow('metods')
})

test.each(['4811111111111114', 'x'.repeat(42)])('an action id of %s is refused before Next logs it', async (action) => {
  const { ask } = await openSystem()

  const { status, json } = await ask('/orders/A-1', { method: 'POST', headers: { 'next-action': action } })

  expect([status, json?.error]).toEqual([400, 'form_malformed'])
})
