import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createAdmission } from './admission'
import { builtRoutes } from './built-routes'
import { readDoors } from './doors'
import { answerBehind } from './web-server'

/** As a `route.ts` says it, by its address. */
const ROUTES = {
  '/orders/[id]': `
    GET: (request, { params }) => params.then(({ id }) =>
      Response.json({ id, url: request.url, address: request.headers.get('x-forwarded-for') }, { status: 201 })),
    POST: async (request) => new Response(await request.text(), {
      headers: [['set-cookie', 'one=1'], ['set-cookie', 'two=2'], ['referrer-policy', 'of the handler']] }),
    DELETE: () => { throw new Error('a secret') },
    PATCH: () => new Response(new ReadableStream({ start: (body) => body.error(new DOMException('', 'AbortError')) })),
  `,
  '/orders/[...rest]': `GET: (_, { params }) => params.then((given) => Response.json(given))`,
  '/orders/[id]/status': `GET: () => new Response('of an order')`,
  '/orders/cards/[card]': `GET: () => new Response('of a card')`,
  '/orders/newest': `GET: (_, context) => Response.json(context)`,
  '/news': `
    GET: ({ signal }) => {
      signal.addEventListener('abort', () => process.emit('reader left', signal.reason))
      const first = new TextEncoder().encode('data: first\\n\\n')
      return new Response(
        new ReadableStream({ start: (news) => news.enqueue(first), cancel: () => process.emit('stream ended') }),
        { headers: { 'content-type': 'text/event-stream' } })
    },
  `,
  '/asks-next': `GET: () => new Response('a page needs its proxy')`,
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const
const doors = readDoors({
  doors: Object.keys(ROUTES).map((path) => ({
    ...{ kind: 'route', path, methods: METHODS, who: 'anybody', changes: false, body: 100, accepts: 'json' },
  })),
})

let build: string

beforeAll(async () => {
  const modules = Object.entries(ROUTES).map(([path, handlers]): [string, string] => [
    path,
    `module.exports = { routeModule: { userland: {${handlers}}, ensureUserland: async () => {} } }`,
  ])
  build = await writeBuild(Object.fromEntries(modules))

  return () => rm(build, { recursive: true })
})

/** In the form in which `next build` writes it. */
async function writeBuild(modules: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'built-routes-'))
  const write = async (file: string, content: string | object) => {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const named = (value: (path: string) => string) =>
    Object.fromEntries(Object.keys(modules).map((path) => [`${path}/route`, value(path)]))

  await write('app-path-routes-manifest.json', { ...named((path) => path), '/page': '/' })
  await write('server/app-paths-manifest.json', { ...named((path) => `app${path}/route.js`), '/page': 'app/page.js' })
  await write('routes-manifest.json', {
    headers: [
      { source: '/orders/:path*', regex: '^/orders/.*$', headers: [{ key: 'referrer-policy', value: 'no-referrer' }] },
    ],
  })
  await write('server/functions-config-manifest.json', {
    functions: { '/_middleware': { matchers: [{ regexp: '^/asks-next$' }] } },
  })
  for (const [path, module] of Object.entries(modules)) await write(`server/app${path}/route.js`, module)

  return folder
}

type Ask = {
  method?: (typeof METHODS)[number] | 'HEAD'
  body?: string
  headers?: Record<string, string>
  onFailed?: (failed: object) => void
  /** Given what has the system leave. */
  onOpen?: (leave: () => void) => void
}

/** The beginning of an answer of a system with that build; Next answers only that it was asked. */
async function open(path: string, { method = 'GET', body, headers, onFailed = () => {}, onOpen = () => {} }: Ask = {}) {
  const server = createServer()
  const { leave } = answerBehind(server, {
    admit: createAdmission({ doors, origin: 'http://pasar.localhost:3001', demoMode: true }),
    handle: await builtRoutes(build, (_, response) => response.end('Next was asked')),
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

test('a handler is given the request as it was admitted, and what its address leaves open', async () => {
  const { status, headers, text } = await ask('/orders/A-1?show=all', { headers: { 'x-forwarded-for': '10.9.9.9' } })

  expect(status).toBe(201)
  expect(JSON.parse(text)).toMatchObject({ id: 'A-1', address: '127.0.0.1' })
  expect(new URL(JSON.parse(text).url).search).toBe('?show=all')
  expect(headers).toMatchObject({ 'x-request-id': expect.any(String), 'referrer-policy': 'no-referrer' })
})

test('a written part goes before a named one, and that before one that takes the rest', async () => {
  const paths = ['/orders/newest', '/orders/A-1/status', '/orders/cards/status', '/orders/of/today']
  const texts = await Promise.all(paths.map(async (path) => (await ask(path)).text))

  expect(texts).toEqual(['{}', 'of an order', 'of a card', '{"rest":["of","today"]}'])
})

test('a body is read, each cookie is set, and the headers of the configuration go before the handler’s', async () => {
  const { headers, text } = await ask('/orders/A-1', { method: 'POST', body: '{"a":1}' })

  expect(text).toBe('{"a":1}')
  expect(headers).toMatchObject({
    'content-length': '7',
    'set-cookie': ['one=1', 'two=2'],
    'referrer-policy': 'no-referrer',
  })
})

test('HEAD is answered by GET, without its body', async () => {
  expect(await ask('/orders/A-1', { method: 'HEAD' })).toMatchObject({ status: 201, text: '' })
})

test('a handler that fails is refused by a code and a request id, and reported with its cause', async () => {
  const failed: object[] = []
  const onFailed = (failure: object) => failed.push(failure)
  const { status, headers, text } = await ask('/orders/A-1', { method: 'DELETE', onFailed })
  const requestId = headers['x-request-id']

  expect([status, JSON.parse(text)]).toEqual([500, { error: 'failed', requestId }])
  expect(failed).toMatchObject([{ requestId, pattern: '/orders/[id]', err: { message: 'a secret' } }])
})

test('a body that breaks off breaks the line, and is no failure', async () => {
  await expect(ask('/orders/A-1', { method: 'PATCH' })).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('a stream is passed on as it comes, and hears when its reader leaves', async () => {
  const left = once(process, 'reader left')
  const news = await open('/news')

  const [first] = await once(news, 'data')
  news.destroy()

  expect(String(first)).toBe('data: first\n\n')
  expect(await left).toMatchObject([{ name: 'AbortError' }])
})

test('of a stream that is asked for its head alone nothing goes on', async () => {
  const ended = once(process, 'stream ended')

  expect(await ask('/news', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  await ended
})

test.each([
  ['which the proxy looks at', '/asks-next'],
  ['with an escape', '/orders/A%2D1'],
  ['with a slash at its end', '/orders/A-1/'],
  ['with an empty part', '/orders//A-1'],
])('an address %s is left to Next', async (_, path) => {
  expect(await ask(path)).toMatchObject({ text: 'Next was asked' })
})

test('a method that the file does not answer is left to Next', async () => {
  expect(await ask('/orders/newest', { method: 'DELETE' })).toMatchObject({ text: 'Next was asked' })
})

test('a build of another form stops the start', async () => {
  const other = await writeBuild({ '/orders/newest': 'module.exports = { handler: () => {} }' })
  onTestFinished(() => rm(other, { recursive: true }))

  await expect(builtRoutes(other, () => {})).rejects.toThrow('not built as')
})

test('a stream ends when its process leaves, and says when to come again', async () => {
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
