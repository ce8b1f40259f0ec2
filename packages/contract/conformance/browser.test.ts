import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Browser } from './browser'

/** Longer than Node waits for one of several addresses. */
const BUSY_MS = 600

test('a server is reached at its address under its name, and receives only that name’s cookies', async () => {
  const server = createServer(({ headers }, response) =>
    response.setHeader('set-cookie', 'seen=1').end(`${headers.host} ${headers.cookie ?? '-'} ${headers['user-agent']}`),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const options = { address: `http://127.0.0.1:${port}`, headers: { 'user-agent': 'buyer' } }
  const browser = new Browser('http://shop.example', { language: 'id' }, options)

  const bodies = [await browser.ask('/'), await browser.ask('/'), await browser.ask(options.address)].map(
    ({ body }) => body,
  )

  expect(bodies).toEqual([
    'shop.example language=id buyer',
    'shop.example language=id; seen=1 buyer',
    `127.0.0.1:${port} - buyer`,
  ])
})

test('a process that is busy while it connects still gets its response', async () => {
  const server = createServer((_, response) => response.end('here'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo

  const pending = new Browser(`http://shop.localhost:${port}`).ask('/')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_MS)

  expect(await pending).toMatchObject({ status: 200, body: 'here' })
})

test('a GET is retried when the server closes a kept connection, and a POST is not', async () => {
  const requests: string[] = []
  const server = createServer(({ method, url, socket }, response) => {
    requests.push(`${method} ${url}`)
    // Closes the connection like a server whose keep-alive timeout has passed.
    if (requests.at(-1) !== requests.at(-2) && url === '/late') socket.destroy()
    else response.end('here')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const browser = new Browser(`http://127.0.0.1:${port}`)

  await browser.ask('/')
  const answer = await browser.ask('/late')
  await browser.ask('/')
  const posted = browser.ask('/late', { method: 'POST' })

  await expect(posted).rejects.toThrow('socket hang up')
  expect(answer.body).toBe('here')
  expect(requests).toEqual(['GET /', 'GET /late', 'GET /late', 'GET /', 'POST /late'])
})
