import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { inSpan } from '@jembatan/http/spans'
import { startTelemetry, stopTelemetry } from '@jembatan/http/telemetry'
import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { cloneDatabase } from '../../tools/dev/postgres/test-database'
import { connect } from './connect'

type Span = { name: string; spanId: string; parentSpanId?: string; attributes: { key: string; value: unknown }[] }

/** Records the spans that it receives, for one test. */
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

test('each statement is a span of its caller, without values, also when it fails', async () => {
  const { url: collector, bodies } = await openCollector()
  startTelemetry({ system: 'pasar', part: 'web', collector })
  onTestFinished(stopTelemetry)
  const database = await cloneDatabase(inject('templateUrl'))
  onTestFinished(database.drop)
  const { db, close } = connect(database.url, { traced: true })
  onTestFinished(close)
  const ask = (value: string) => db.execute(sql`select ${value}::text as value`)

  await inSpan('a step', {}, async () => {
    expect(await ask('Siti Rahma')).toMatchObject([{ value: 'Siti Rahma' }])
    await db.transaction((tx) => tx.execute(sql`select ${'081234567890'}::text`))
    await expect(db.execute(sql`select ${'siti@surat.example'}::integer`)).rejects.toThrow('Failed query')
  })
  await stopTelemetry()

  const messages = bodies.join('\n')
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
  expect(messages).toContain('select $1::text as value')
  expect(messages).toContain('"22P02"')
  for (const value of ['Siti', '081234567890', 'siti@surat.example', 'Failed query'])
    expect(messages).not.toContain(value)
})

test('without a trace collector a connection is the library’s own', async () => {
  const { sql: client, close } = connect(inject('templateUrl'))
  onTestFinished(close)

  expect(client.unsafe).toBe(client.unsafe)
})

test('connections that broke in transactions are opened again', async () => {
  const database = await cloneDatabase(inject('templateUrl'))
  onTestFinished(database.drop)
  const { sql: client, close } = connect(database.url)
  const other = connect(database.url)
  onTestFinished(() => Promise.all([close(), other.close()]).then(() => {}))
  const queries = Array.from({ length: 10 }, () =>
    client.begin(async (tx) => {
      await tx`select 1`
      await tx`select pg_sleep(60)`
    }),
  )
  const broken = Promise.allSettled(queries)
  const sleeping = other.sql`datname = current_database() and wait_event = 'PgSleep'`
  const asleep = () => other.sql`select pid from pg_stat_activity where ${sleeping}`
  await vi.waitFor(async () => expect(await asleep()).toHaveLength(10), { timeout: 5000 })
  await other.sql`select pg_terminate_backend(pid) from pg_stat_activity where ${sleeping}`
  expect((await broken).map(({ status }) => status)).toEqual(Array(10).fill('rejected'))

  const answers = await Promise.all(Array.from({ length: 20 }, () => client.begin((tx) => tx`select 1 as one`)))

  expect(answers.flat()).toEqual(Array(20).fill({ one: 1 }))
})
