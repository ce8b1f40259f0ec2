import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { reasonNotToRun } from './check-server'
import { command } from './command'

/**
 * Starts a server under `*.localhost`, which Node's resolver does not know, that gives one response
 * to every request.
 */
async function startServer(status: number, body: object) {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())

  return `http://shop.localhost:${(server.address() as AddressInfo).port}`
}

async function run(...args: string[]) {
  const lines: string[] = []
  const write = (line: string) => lines.push(line)
  const code = await command(args, { log: write, error: write })

  return { code, text: lines.join('\n') }
}

test.each([
  [[], 'Say which server.'],
  [['http://a.localhost', 'http://b.localhost'], 'Say which server.'],
  [['shop'], '"shop" is not an http:// or https:// address.'],
  [['ftp://shop.localhost'], '"ftp://shop.localhost" is not an http:// or https:// address.'],
  [['http://shop.localhost', '--loud'], "Unknown option '--loud'"],
])('%j is refused with the usage', async (args, problem) => {
  const { code, text } = await run(...args)

  expect(code).toBe(2)
  expect(text).toContain(problem)
  expect(text).toContain('npx handoff-conformance ORIGIN')
})

test.each([
  ['a server that refuses an intact handoff', 400, 'handoff_invalid', 'does not trust the test issuers'],
  ['a shop without the product', 404, 'item_unavailable', 'does not sell AYU-SERUM: name a product of its own'],
])('%s is not run against', async (_, status, code, reason) => {
  const origin = await startServer(status, { code })

  expect(await run(origin)).toEqual({ code: 2, text: expect.stringContaining(reason) })
})

test('a server that does not respond is reported as down', async () => {
  expect(await run('http://shop.localhost:1')).toEqual({
    code: 2,
    text: 'Nothing answers at http://shop.localhost:1: start the server first (ECONNREFUSED).',
  })
})

test('a server that accepts a request without a response times out', async () => {
  const server = createServer(() => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const origin = `http://shop.localhost:${(server.address() as AddressInfo).port}`

  expect(await reasonNotToRun({ origin, sku: 'AYU-SERUM' }, { patience: 100 })).toBe(
    `${origin} has not answered for 0.1 s: see what keeps it.`,
  )
})

test('each group is tallied with its failures, and one failure fails the run', async () => {
  const origin = await startServer(200, { items: [] })

  const { code, text } = await run(origin, '--verbose')

  expect(code).toBe(1)
  expect(text).toMatch(/^ +intact: an intact token is accepted$/m)
  expect(text).toMatch(/^ok +accepted +12 of 12$/m)
  expect(text).toMatch(/^FAILED time +\d of \d+\n +\S+: .+\n +expected 410 handoff_expired, got 200 accepted$/m)
  expect(text).toMatch(/\n\d+ passed, \d{3} failed$/)
})
