import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { inSpan } from '@jembatan/admission/spans'
import { startTelemetry, stopTelemetry } from '@jembatan/admission/telemetry'
import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { cloneDatabase } from '../../tools/postgres/test-database'
import { connect } from './connect'

type Span = { name: string; spanId: string; parentSpanId?: string; attributes: { key: string; value: unknown }[] }

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

test('each statement is a span within what asks, and tells no value, when it fails either', async () => {
  const { url: collector, bodies } = await openCollector()
  startTelemetry({ system: 'pasar', part: 'web', collector })
  onTestFinished(stopTelemetry)
  const database = await cloneDatabase(inject('templateUrl'))
  onTestFinished(database.drop)
  const { db, close } = connect(database.url, { traced: true })
  onTestFinished(close)
  const ask = (value: string) => db.execute(sql`select ${value}::text as said`)

  await inSpan('a step', {}, async () => {
    expect(await ask('Siti Rahma')).toMatchObject([{ said: 'Siti Rahma' }])
    await db.transaction((tx) => tx.execute(sql`select ${'081234567890'}::text`))
    await expect(db.execute(sql`select ${'siti@surat.example'}::integer`)).rejects.toThrow('Failed query')
  })
  await stopTelemetry()

  const told = bodies.join('\n')
  const spans: Span[] = bodies
    .flatMap((body) => JSON.parse(body).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans)
  const step = spans.find(({ name }) => name === 'a step')
  const transaction = spans.find(({ name }) => name === 'transaction')
  const statements = spans.filter(({ name }) => name.startsWith('sql '))
  expect(statements.map(({ parentSpanId }) => parentSpanId).sort()).toEqual(
    [step?.spanId, step?.spanId, transaction?.spanId].sort(),
  )
  expect(transaction?.parentSpanId).toBe(step?.spanId)
  expect(told).toContain('select $1::text as said')
  expect(told).toContain('"22P02"')
  for (const value of ['Siti', '081234567890', 'siti@surat.example', 'Failed query']) expect(told).not.toContain(value)
})

test('where nothing collects, a connection is the library’s own', async () => {
  const { sql: client, close } = connect(inject('templateUrl'))
  onTestFinished(close)

  expect(client.unsafe).toBe(client.unsafe)
})
