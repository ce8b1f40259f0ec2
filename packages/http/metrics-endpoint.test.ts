import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openMetricsEndpoint } from './metrics-endpoint'
import { observe, startTelemetry } from './telemetry'

const KEY = '0123456789abcdef0123456789abcdef'
const register = {
  endpoints: [],
  metrics: {
    path: '/metrics',
    methods: ['GET'],
    who: 'monitor',
    refusal: 401,
    changes: false,
    processes: ['worker'],
  },
}

/** Returns an address on which nothing listens. */
async function freeAddress() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))

  return `127.0.0.1:${port}`
}

const ask = async (address: string, path: string, init?: RequestInit) => {
  const answer = await fetch(`http://${address}${path}`, init)

  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

const codeOf = async (answer: ReturnType<typeof ask>) => {
  const { status, text } = await answer
  const { error, requestId } = JSON.parse(text)
  expect(requestId).toMatch(/^[\da-f-]{36}$/)

  return `${status} ${error}`
}

test('the metrics endpoint responds only to its key', async () => {
  const address = await freeAddress()
  startTelemetry({ system: 'pasar', part: 'worker' })
  observe('pasar.example', { unit: '{item}', description: 'An example.' }, () => 7)

  await openMetricsEndpoint({ address, key: KEY, register })
  const bearing = (authorization: string, method = 'GET') => ({ method, headers: { authorization } })
  const response = await ask(address, '/metrics', bearing(`Bearer ${KEY}`))

  expect([response.status, response.type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(response.text).toMatch(/^pasar_example\S* 7$/m)
  expect(
    await Promise.all([
      codeOf(ask(address, '/metrics')),
      codeOf(ask(address, '/metrics', bearing('Bearer wrong'))),
      codeOf(ask(address, '/metrics', bearing(`Basic ${KEY}`))),
      codeOf(ask(address, '/metrics', bearing(`Bearer ${KEY}`, 'POST'))),
      codeOf(ask(address, '/metrics?all', bearing(`Bearer ${KEY}`))),
      codeOf(ask(address, '/', bearing(`Bearer ${KEY}`))),
    ]),
  ).toEqual([
    '401 key_missing',
    '401 key_wrong',
    '401 key_missing',
    '405 method_not_allowed',
    '404 not_found',
    '404 not_found',
  ])
})

test.each([
  ['a key', { key: undefined }],
  ['an address', { address: undefined }],
  ['a line in the register', { register: { endpoints: [] } }],
])('without %s there is no such endpoint', async (_what, lacking) => {
  const address = await freeAddress()

  await openMetricsEndpoint({ address, key: KEY, register, ...lacking })

  await expect(fetch(`http://${address}/metrics`)).rejects.toThrow('fetch failed')
})
