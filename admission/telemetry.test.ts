import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { context, propagation, trace } from '@opentelemetry/api'
import { expect, onTestFinished, test } from 'vitest'
import { answerMetrics, flushTelemetry, inSpan, observe, requestRecorder, startTelemetry } from './telemetry'

const KEY = '0123456789abcdef0123456789abcdef'
const ask = (authorization?: string) =>
  new Request('http://shop.example/api/metrics', { headers: authorization ? { authorization } : {} })

/** Whoever collects spans, for as long as the test. */
async function openCollector() {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    bodies.push(await text(request))
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())

  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, bodies }
}

test('a process tells what it did to whoever has the key, and sends its spans to its own collector', async () => {
  const { url, bodies } = await openCollector()
  expect((await answerMetrics(ask(`Bearer ${KEY}`), KEY)).status).toBe(404)
  startTelemetry({ system: 'pasar', part: 'web', collector: url })
  observe('pasar.example', { unit: '{item}', description: 'An example.' }, () => 7)
  observe('pasar.broken', { unit: '{item}', description: 'An example.' }, () => Promise.reject(new Error('away')))

  const carried = {}
  const asked = { method: 'GET', pattern: '/orders/[orderId]', requestId: 'an-id' }
  await new Promise<void>((resolve) => {
    requestRecorder()(asked, async (ended) => {
      await inSpan('ask the gateway', { kind: 'status_asked' }, async () => {
        propagation.inject(context.active(), carried)
      })
      ended(503, false)
      resolve()
    })
  })
  const figures = await (await answerMetrics(ask(`Bearer ${KEY}`), KEY)).text()
  await flushTelemetry()

  expect(figures).toContain(
    'http_server_request_duration_count{http_request_method="GET",http_route="/orders/[orderId]",http_response_status_code="503"',
  )
  expect(figures).toMatch(/^pasar_example\S* 7$/m)
  expect(figures).toMatch(/^process_cpu_time_total\S* [\d.]+/m)
  expect(figures).not.toContain('pasar_broken{')
  const [request, step] = ['GET /orders/[orderId]', 'ask the gateway'].map((name) => spanOf(bodies, name))
  expect(step?.traceId).toBe(request?.traceId)
  expect(step?.parentSpanId).toBe(request?.spanId)
  expect(request?.parentSpanId ?? '').toBe('')
  // Nothing leads from one system into another: neither what is sent, nor what a stranger sends.
  const stranger = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
  expect(carried).toEqual({})
  expect(trace.getSpanContext(propagation.extract(context.active(), stranger))).toBeUndefined()
})

test('without the key nothing is told, and without one in the configuration there is no such door', async () => {
  const codes = await Promise.all(
    [ask(), ask('Bearer wrong'), ask(`Basic ${KEY}`)].map(async (request) => {
      const answer = await answerMetrics(request, KEY)
      return `${answer.status} ${(await answer.json()).error}`
    }),
  )

  expect(codes).toEqual(['401 key_missing', '401 key_wrong', '401 key_missing'])
  expect((await answerMetrics(ask(`Bearer ${KEY}`), undefined)).status).toBe(404)
})

type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string }

const spanOf = (bodies: string[], name: string) =>
  bodies
    .flatMap((body) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }): Span[] => spans)
    .find((span) => span.name === name)
