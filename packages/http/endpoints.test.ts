import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { answerEndpoints, type Declaration, endpoint, registered } from './endpoints'
import { parseRegister } from './register'
import { createRequestGuard } from './request-guard'
import { answerBehind } from './web-server'

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const
const ANYBODY: Declaration = { who: 'anybody', changes: false, body: 100, accepts: 'json' }

const endpoints = [
  endpoint('GET', '/orders/[id]', ANYBODY, ({ url, headers }, { id }) =>
    Response.json({ id, url, address: headers.get('x-forwarded-for') }, { status: 201 }),
  ),
  endpoint('POST', '/orders/[id]', ANYBODY, async (request) => {
    const headers: [string, string][] = [
      ['set-cookie', 'one=1'],
      ['set-cookie', 'two=2'],
      ['referrer-policy', 'same-origin'],
    ]

    return new Response(await request.text(), { headers })
  }),
  endpoint('DELETE', '/orders/[id]', ANYBODY, () => {
    throw new Error('a secret')
  }),
  endpoint('PATCH', '/orders/[id]', ANYBODY, () => {
    const broken = new ReadableStream({ start: (body) => body.error(new DOMException('', 'AbortError')) })

    return new Response(broken)
  }),
  endpoint('GET', '/orders/[...rest]', ANYBODY, (_, params) => Response.json(params)),
  endpoint('GET', '/orders/[id]/status', ANYBODY, () => new Response('of an order')),
  endpoint('GET', '/orders/cards/[card]', ANYBODY, () => new Response('of a card')),
  endpoint('GET', '/orders/newest', ANYBODY, (_, params) => Response.json(params)),
  endpoint('GET', '/news', { who: 'anybody', changes: false, stream: true }, ({ signal }) => {
    signal.addEventListener('abort', () => process.emit('reader left' as never, signal.reason as never))
    const first = new TextEncoder().encode('data: first\n\n')
    const news = new ReadableStream({
      start: (body) => body.enqueue(first),
      cancel: () => void process.emit('stream ended' as never),
    })

    return new Response(news, { headers: { 'content-type': 'text/event-stream' } })
  }),
  endpoint('GET', '/progress', { who: 'anybody', changes: false, stream: true }, () => {
    const first = new TextEncoder().encode('first step\n')
    const steps = new ReadableStream({
      start: (body) => body.enqueue(first),
      cancel: () => void process.emit('steps ended' as never),
    })

    return new Response(steps, { headers: { 'x-accel-buffering': 'no' } })
  }),
]

const listed = [
  ...registered(endpoints),
  ...parseRegister({ endpoints: [{ kind: 'page', path: '/', who: 'anybody', changes: false }] }),
]

type Ask = {
  method?: (typeof METHODS)[number] | 'HEAD'
  body?: string
  headers?: Record<string, string>
  onFailed?: (failed: object) => void
  /** Receives the function that makes the system leave. */
  onOpen?: (leave: () => void) => void
}

/**
 * Returns the beginning of a response of a system with these endpoints; Next's responses only say
 * that it was called.
 */
async function open(path: string, { method = 'GET', body, headers, onFailed = () => {}, onOpen = () => {} }: Ask = {}) {
  const server = createServer()
  const { leave } = answerBehind(server, {
    admit: createRequestGuard({ endpoints: listed, origin: 'http://pasar.localhost:3001', demoMode: true }),
    handle: answerEndpoints(endpoints, (_, response) => response.end('Next was asked')),
    onRefused: () => {},
    onFailed,
  })
  onOpen(leave)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const about = { ...(body && { 'content-type': 'application/json', 'content-length': body.length }), ...headers }

  return new Promise<IncomingMessage>((resolve, reject) =>
    request({ port, path, method, headers: about, agent: false }, resolve).on('error', reject).end(body),
  )
}

async function ask(path: string, how: Ask = {}) {
  const answer = await open(path, how)

  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
}

test('a handler receives the admitted request and its parameters', async () => {
  const { status, headers, text } = await ask('/orders/A-1?show=all', { headers: { 'x-forwarded-for': '10.9.9.9' } })

  expect(status).toBe(201)
  expect(JSON.parse(text)).toMatchObject({ id: 'A-1', address: '127.0.0.1' })
  expect(new URL(JSON.parse(text).url).search).toBe('?show=all')
  expect(headers).toMatchObject({ 'x-request-id': expect.any(String), 'referrer-policy': 'no-referrer' })
})

test('a literal segment matches before a parameter, and a parameter before a catch-all', async () => {
  const paths = ['/orders/newest', '/orders/A-1/status', '/orders/cards/status', '/orders/of/today']
  const texts = await Promise.all(paths.map(async (path) => (await ask(path)).text))

  expect(texts).toEqual(['{}', 'of an order', 'of a card', '{"rest":"of/today"}'])
})

test('a body is read, each cookie is set, and the handler’s headers override the defaults', async () => {
  const { headers, text } = await ask('/orders/A-1', { method: 'POST', body: '{"a":1}' })

  expect(text).toBe('{"a":1}')
  expect(headers).toMatchObject({
    'content-length': '7',
    'set-cookie': ['one=1', 'two=2'],
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  })
})

test('HEAD is answered by GET, without its body', async () => {
  expect(await ask('/orders/A-1', { method: 'HEAD' })).toMatchObject({ status: 201, text: '' })
})

test('a failed handler responds with a code and a request id, and is reported with its cause', async () => {
  const failed: object[] = []
  const onFailed = (failure: object) => failed.push(failure)
  const { status, headers, text } = await ask('/orders/A-1', { method: 'DELETE', onFailed })
  const requestId = headers['x-request-id']

  expect([status, JSON.parse(text)]).toEqual([500, { error: 'failed', requestId }])
  expect(failed).toMatchObject([{ requestId, pattern: '/orders/[id]', err: { message: 'a secret' } }])
})

test('an aborted body closes the connection, and is no failure', async () => {
  await expect(ask('/orders/A-1', { method: 'PATCH' })).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('a stream is passed through, and is cancelled when its reader disconnects', async () => {
  const disconnect = once(process, 'reader left')
  const news = await open('/news')

  const [first] = await once(news, 'data')
  news.destroy()

  expect(String(first)).toBe('data: first\n\n')
  expect(await disconnect).toMatchObject([{ name: 'AbortError' }])
})

test('an unbuffered response is passed through, and ends when its reader disconnects', async () => {
  const ended = once(process, 'steps ended')
  const steps = await open('/progress')

  const [first] = await once(steps, 'data')
  steps.destroy()

  expect(String(first)).toBe('first step\n')
  await ended
})

test.each([
  ['of a page', '/'],
  ['with a slash at its end', '/orders/A-1/'],
  ['with an empty part', '/orders//A-1'],
])('an address %s is left to Next', async (_, path) => {
  expect(await ask(path)).toMatchObject({ text: 'Next was asked' })
})

test('an escaped address is decoded', async () => {
  expect(JSON.parse((await ask('/orders/A%2D1')).text)).toMatchObject({ id: 'A-1' })
})

test('a stream ends when its process leaves, with a retry delay', async () => {
  let leave = () => {}
  const ended = once(process, 'stream ended')
  const onOpen = (leaves: () => void) => {
    leave = leaves
  }
  const stream = await open('/news', { onOpen })
  stream.once('data', () => leave())

  expect(await text(stream)).toBe('data: first\n\nretry: 500\n\n')
  await ended
})
