import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { builtFiles } from './built-files'
import { parseRegister } from './register'
import { createRequestGuard } from './request-guard'
import { answerBehind } from './web-server'

const SCRIPT = 'console.log("a script that repeats itself");\n'.repeat(100)
const endpoints = parseRegister({
  endpoints: [
    { kind: 'page', path: '/', who: 'anybody', changes: false },
    { kind: 'files', path: '/_next/static/[...file]' },
    { kind: 'stream', path: '/news', methods: ['GET'], who: 'anybody', changes: false, limits: [] },
  ],
})

let build: string

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'built-files-'))
  await mkdir(join(build, 'static'))
  await writeFile(join(build, 'static', 'script.js'), SCRIPT)
  await writeFile(join(build, 'static', 'font.woff2'), 'a font')
  await writeFile(join(build, 'next.config.js'), "export default { distDir: '.' }")
  const jiti = join(import.meta.dirname, '../../node_modules/.bin/jiti')
  await promisify(execFile)(jiti, [join(import.meta.dirname, 'compress-build.ts')], { cwd: build })

  return () => rm(build, { recursive: true })
})

/** Returns the response of a system with such a build, whose pages `pages` renders. */
async function ask(path: string, headers: Record<string, string>, pages: Pages = writePage) {
  const server = createServer()
  answerBehind(server, {
    admit: createRequestGuard({ endpoints, origin: 'http://pasar.localhost:3001', demoMode: true }),
    handle: builtFiles(build, (request, response) => pages(request, response)),
    onRefused: () => {},
    onFailed: () => {},
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    request({ port, path, headers, agent: false }, resolve).on('error', reject).end(),
  )

  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) }
}

type Pages = (request: IncomingMessage, response: ServerResponse) => void

const writePage: Pages = (_, response) => response.setHeader('content-type', 'text/html').end(SCRIPT)

const BROWSER = { 'accept-encoding': 'gzip, deflate, br' }

test('a script of the build is sent compressed, and cached forever', async () => {
  const { headers, body } = await ask('/_next/static/script.js', BROWSER)

  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript',
    'cache-control': 'public,max-age=31536000,immutable',
    vary: 'Accept-Encoding',
  })
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT)
})

test('a browser without compression gets the file, and a font has no compressed copy', async () => {
  const plain = await ask('/_next/static/script.js', {})
  const font = await ask('/_next/static/font.woff2', BROWSER)

  expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, SCRIPT])
  expect([font.headers['content-encoding'], font.body.toString()]).toEqual([undefined, 'a font'])
})

test('a file that is not in the build is refused with a code and a request id', async () => {
  const { status, headers, body } = await ask('/_next/static/gone.js', BROWSER)

  expect(status).toBe(404)
  expect(JSON.parse(body.toString())).toEqual({ error: 'not_found', requestId: headers['x-request-id'] })
})

test('a page is compressed on its way, and a stream never', async () => {
  const page = await ask('/', BROWSER)
  const stream = await ask('/news', BROWSER, (_, response) =>
    response.setHeader('content-type', 'text/event-stream').end(SCRIPT),
  )

  expect(page.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(page.body).toString()).toBe(SCRIPT)
  expect([stream.headers['content-encoding'], stream.body.toString()]).toEqual([undefined, SCRIPT])
})
