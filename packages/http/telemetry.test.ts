import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api'
import { expect, onTestFinished, test } from 'vitest'
import { inSpan } from './spans'
import { collectFigures, jobRecorder, observe, requestRecorder, startTelemetry, stopTelemetry } from './telemetry'

/** Starts a span collector for the duration of the test. */
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

test('a process exposes its metrics, and sends its spans to its own collector', async () => {
  const { url, bodies } = await openCollector()
  expect(await collectFigures()).toBeUndefined()
  startTelemetry({ system: 'pasar', part: 'web', collector: url })
  observe('pasar.example', { unit: '{item}', description: 'An example.' }, () => 7)
  observe('pasar.broken', { unit: '{item}', description: 'An example.' }, () => Promise.reject(new Error('away')))

  const carried = {}
  const about = { method: 'GET', pattern: '/orders/[orderId]', requestId: 'an-id' }
  await new Promise<void>((resolve) => {
    requestRecorder()(about, async (ended) => {
      await inSpan('ask the gateway', { kind: 'status_asked' }, async () => {
        propagation.inject(context.active(), carried)
      })
      ended(503, false)
      resolve()
    })
  })
  const record = jobRecorder()
  await record('follow-up', { attempt: 1 }, async () => {})
  await record('follow-up', { attempt: 2 }, () => Promise.reject(new Error('a name'))).catch(() => {})
  const figures = (await collectFigures()) ?? ''
  // As Next creates them: with the full address and the message of an error.
  const attributes = { 'next.span_type': 'BaseServer.handleRequest', 'http.target': '/h?token=eyJhbGciOi' }
  const framework = trace.getTracer('next.js').startSpan('GET /h?token=eyJhbGciOi', { attributes })
  framework.recordException(new Error('Failed query: params: Siti Rahma'))
  framework.setStatus({ code: SpanStatusCode.ERROR, message: 'Failed query: params: Siti Rahma' })
  framework.end()
  await stopTelemetry()

  expect(figures).toContain(
    'http_server_request_duration_count{http_request_method="GET",http_route="/orders/[orderId]",http_response_status_code="503"',
  )
  expect(figures).toMatch(/^pasar_example\S* 7$/m)
  expect(figures).toMatch(/^process_cpu_time_total\S* [\d.]+/m)
  expect(figures).not.toContain('pasar_broken{')
  for (const outcome of ['done', 'failed'])
    expect(figures).toContain(`worker_job_duration_count{job_name="follow-up",job_outcome="${outcome}"`)
  const [request, step] = ['GET /orders/[orderId]', 'ask the gateway'].map((name) => spanOf(bodies, name))
  expect(spanOf(bodies, 'BaseServer.handleRequest')).toMatchObject({ status: { code: SpanStatusCode.ERROR } })
  for (const secret of ['eyJhbGciOi', 'Siti', 'params']) expect(bodies.join()).not.toContain(secret)
  expect(step?.traceId).toBe(request?.traceId)
  expect(step?.parentSpanId).toBe(request?.spanId)
  expect(request?.parentSpanId ?? '').toBe('')
  // No trace context crosses systems: none is sent, and a stranger's is ignored.
  const stranger = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
  expect(carried).toEqual({})
  expect(trace.getSpanContext(propagation.extract(context.active(), stranger))).toBeUndefined()
})

type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string }

const spanOf = (bodies: string[], name: string) =>
  bodies
    .flatMap((body) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }): Span[] => spans)
    .find((span) => span.name === name)
