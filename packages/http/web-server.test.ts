import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { parseRegister } from './register'
import { createRequestGuard } from './request-guard'
import { answerBehind, PATIENCE } from './web-server'

const endpoints = parseRegister({
  endpoints: [
    { kind: 'page', path: '/', who: 'anybody', changes: false },
    { kind: 'route', path: '/api/health', methods: ['GET'], who: 'anybody', changes: false },
    {
      kind: 'route',
      path: '/language',
      methods: ['POST'],
      who: 'anybody',
      changes: true,
      body: 100,
      accepts: 'form',
    },
  ],
})

/** For requests that never end. Complete ones get the timeouts of a real system. */
const SHORT_PATIENCE = { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 50 }

/** Returns the response of a system to arbitrary bytes. */
async function say(bytes: string, patience = {}): Promise<string> {
  const server = createServer({ ...PATIENCE, ...patience })
  answerBehind(server, {
    admit: createRequestGuard({ endpoints, origin: 'http://pasar.localhost:3001', demoMode: true }),
    handle: (request, response) => {
      let read = 0
      request.on('data', ({ length }: Buffer) => {
        read += length
      })
      request.on('end', () => response.end(`read ${read}`))
    },
    contacts: ['pengaduan@pasar.example'],
    sayTooLarge: ({ 'accept-language': languages }) =>
      languages === 'en'
        ? { language: 'en', title: 'Too large', text: 'Fewer photos, please.', again: 'Back' }
        : undefined,
    onRefused: () => {},
    onFailed: () => {},
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(bytes)

  return text(socket)
}

/** Starts a system that begins to leave when its page is requested, and then responds. */
async function startLeaving() {
  const server = createServer()
  const { leave } = answerBehind(server, {
    admit: createRequestGuard({ endpoints, origin: 'http://pasar.localhost:3001', demoMode: true }),
    handle: (request, response) => {
      if (request.url === '/') leave()
      response.end('answered')
    },
    onRefused: () => {},
    onFailed: () => {},
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo

  return async (path: string) => {
    const { status, headers } = await fetch(`http://127.0.0.1:${port}${path}`)
    return { status, connection: headers.get('connection') }
  }
}

test('a response that never begins is given up, and reported as a failure', async () => {
  const failed: unknown[] = []
  const server = createServer()
  answerBehind(server, {
    admit: createRequestGuard({ endpoints, origin: 'http://pasar.localhost:3001', demoMode: true }),
    handle: () => {},
    onRefused: () => {},
    onFailed: ({ pattern, err }) => failed.push([pattern, String(err)]),
    answerWithin: (pattern) => (pattern === '/' ? 20 : undefined),
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())

  const { status } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)

  expect(status).toBe(503)
  expect(failed).toEqual([['/', 'Error: No answer has begun within 20 ms.']])
})

const HOST = 'Host: pasar.localhost:3001'
const BROWSER = ['Accept: text/html', 'Sec-Fetch-Dest: document']
const request = (...lines: string[]) => `${[...lines, 'Connection: close', '', ''].join('\r\n')}`
const change = (...lines: string[]) =>
  request('POST /language HTTP/1.1', ...lines, 'Content-Type: application/x-www-form-urlencoded')

test.each([
  ['two hosts, our own first', request('GET / HTTP/1.1', HOST, 'Host: evil.example'), 400, 'host_ambiguous'],
  ['two hosts, our own last', request('GET / HTTP/1.1', 'Host: evil.example', HOST), 400, 'host_ambiguous'],
  ['no host', request('GET / HTTP/1.1'), 421, 'host_unknown'],
  ['no host in HTTP/1.0', request('GET / HTTP/1.0'), 421, 'host_unknown'],
  ['two lengths', change(HOST, 'Content-Length: 3', 'Content-Length: 30'), 400, 'request_malformed'],
  ['a length and chunks', change(HOST, 'Content-Length: 3', 'Transfer-Encoding: chunked'), 400, 'request_malformed'],
  ['a folded header', request('GET / HTTP/1.1', HOST, 'X-A: a', ' b'), 400, 'request_malformed'],
  ['no HTTP', '\u0016\u0003\u0001\r\n\r\n', 400, 'request_malformed'],
  ['a head without end', request('GET / HTTP/1.1', HOST, `X-A: ${'a'.repeat(20_000)}`), 431, 'head_too_large'],
  ['another expectation', request('GET / HTTP/1.1', HOST, 'Expect: a-miracle'), 417, 'expectation_unknown'],
  ['a body that never comes', change(HOST, 'Content-Length: 30'), 408, 'request_too_slow'],
])('%s is refused with a code and a request id', async (_, bytes, status, code) => {
  const answer = await say(bytes, SHORT_PATIENCE)

  const [, id] = /^x-request-id: (\S+)/m.exec(answer) ?? []
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer.split('\r\n\r\n')[1]).toBe(JSON.stringify({ error: code, requestId: id }))
})

test('a refusal shows a person the contacts', async () => {
  const answer = await say(change(HOST, 'Content-Length: 3000', ...BROWSER))

  expect(answer).toMatch(/^HTTP\/1.1 413 [\s\S]*Permintaan ditolak[\s\S]*<footer><p>pengaduan@pasar\.example/)
})

test('a browser whose form is too large may finish sending, and reads why in its language', async () => {
  const head = change(HOST, 'Content-Length: 20000000', ...BROWSER, 'Accept-Language: en').replace(
    'close',
    'keep-alive',
  )

  const answer = await say(`${head}${'a'.repeat(20_000_000)}${request('GET / HTTP/1.1', HOST)}`)

  expect(answer).toMatch(/^HTTP\/1.1 413 [\s\S]*<html lang="en">[\s\S]*Fewer photos, please[\s\S]*<a href="">Back</)
  expect(answer).toMatch(/HTTP\/1.1 200 /)
})

test('a waiting sender gets 100 Continue only for an accepted body', async () => {
  const waits = (...lines: string[]) => change(...lines, 'Expect: 100-continue')

  expect(await say(`${waits(HOST, 'Content-Length: 3')}a=b`)).toMatch(/^HTTP\/1.1 100 Continue[\s\S]*read 3/)
  expect(await say(waits('Host: evil.example', 'Content-Length: 3'))).toMatch(/^HTTP\/1.1 421 /)
  expect(await say(waits(HOST, 'Content-Length: 3000'))).toMatch(/^HTTP\/1.1 413 /)
})

test('a leaving process fails its health check, and closes each connection after its response', async () => {
  const ask = await startLeaving()
  expect(await ask('/api/health')).toEqual({ status: 200, connection: 'keep-alive' })

  expect(await ask('/')).toEqual({ status: 200, connection: 'close' })
  expect(await ask('/api/health')).toEqual({ status: 503, connection: 'close' })
  expect(await ask('/')).toEqual({ status: 200, connection: 'close' })
})
