import { EventEmitter, once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { fetchWhole } from './fetch-whole'

async function serve(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })

  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

/** A few kilobytes that decompress to half a gigabyte. */
const LONG_TO_UNPACK = gzipSync(Buffer.concat(Array(512).fill(gzipSync(Buffer.alloc(1024 * 1024)))))

test('an answer that has come whole and is still being unpacked is not waited for', async () => {
  const head = new EventEmitter()
  let sendRest = () => {}
  const address = await serve(({ url }, response) => {
    if (url === '/rest') sendRest()
    if (url === '/rest') return response.end()
    response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).flushHeaders()
    sendRest = () => response.end(LONG_TO_UNPACK)
    head.emit('sent')
  })
  const isSent = once(head, 'sent')

  const failure = fetchWhole(address, { timeoutMs: 300 }).catch((error: unknown) => error)
  await isSent
  await fetch(new URL('/rest', address))

  expect(await failure).toMatchObject({ name: 'TimeoutError' })
})

test('an answer whose end never comes is not waited for', async () => {
  const address = await serve((_, response) => response.write('{'))

  await expect(fetchWhole(address, { timeoutMs: 100 })).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('an answer is given whole, with each of its cookies', async () => {
  const address = await serve((_, response) => {
    response.writeHead(303, { location: '/next', 'set-cookie': ['one=1', 'two=2'] }).end('gone')
  })

  const answer = await fetchWhole(address, { timeoutMs: 10_000, redirect: 'manual' })

  expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([
    ...[303, '/next'],
    ['one=1', 'two=2'],
  ])
  expect(await answer.text()).toBe('gone')
})

test('an answer without a body is one', async () => {
  const address = await serve((_, response) => response.writeHead(204).end())

  const { status, body } = await fetchWhole(address, { timeoutMs: 10_000 })

  expect([status, body]).toEqual([204, null])
})
