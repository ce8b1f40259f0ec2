import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { TEST_MERCHANT, TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { deliverDue } from '@/server/testing/deliver-due'
import { openReceiver } from '@/server/testing/open-receiver'
import { openWorld, type World } from '@/server/testing/open-world'
import { serveGateway } from './testing/serve-gateway'

let world: World
let receiver: Awaited<ReturnType<typeof openReceiver>>
let gateway: Awaited<ReturnType<typeof serveGateway>>
beforeAll(async () => {
  world = await openWorld()
  receiver = await openReceiver()
  gateway = await serveGateway(world.url, [receiver.origin], { simulation: true })
})
afterAll(async () => {
  await gateway.close()
  await receiver.close()
  await world.close()
})

const keyed = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` })

const STEERING = { authorization: `Bearer ${TEST_SIMULATION_KEY}` }

const ask = (path: string, body?: object, headers: Record<string, string> = keyed(TEST_MERCHANT.serverKey)) =>
  fetch(`${gateway.origin}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...headers,
      'content-type': 'application/json',
      'x-override-notification': `${receiver.origin}/hook`,
    },
    ...(body && { body: JSON.stringify(body) }),
  })

const charge = {
  transaction_details: { order_id: 'ORDER-TOLD', gross_amount: 150_000 },
  customer_details: { first_name: 'Sari', email: 'sari@example.com', phone: '+6281234567890' },
  custom_field1: 'Jalan Melati 7',
}

test('a payment by card is recorded step by step, without its number, its owner or a key', async () => {
  const page = await (await ask('/snap/v1/transactions', charge)).json()
  await ask('/_sim/transactions/ORDER-TOLD/select', { method: 'credit_card', card: '4811111111111114' }, STEERING)
  await ask('/_sim/transactions/ORDER-TOLD/pay', {}, STEERING)
  await ask('/v2/ORDER-TOLD/status')
  await ask('/v2/ORDER-TOLD/status', undefined, keyed('SB-Mid-server-wrong'))
  await deliverDue(world.db, receiver.delivery)

  const events = await world.db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(events.map(({ kind }) => kind)).toEqual([
    'payment_requested',
    'simulation_used',
    'transaction_opened',
    'simulation_used',
    'transaction_changed',
    'status_asked',
    'call_refused',
    'notification_sent',
    'notification_sent',
  ])
  expect(events[0]?.detail).toMatchObject({
    crossing: { flow: 'F3', verdict: 'passed' },
    message: { method: 'POST', path: '/snap/v1/transactions', status: 201, body: { transaction_details: {} } },
  })
  expect(events.at(-1)?.detail).toMatchObject({
    crossing: { flow: 'F4', verdict: 'passed' },
    message: { path: '/hook', status: 200, body: { order_id: 'ORDER-TOLD', transaction_status: 'capture' } },
  })
  const text = JSON.stringify(events)
  const unspeakable = ['4811111111111114', 'Sari', 'sari@', '81234567890', 'Melati', 'Mid-server', page.token]
  expect(unspeakable.filter((word) => text.includes(word))).toEqual([])
  expect(text).not.toMatch(/\b[0-9a-f]{128}\b/)
})

test('a refusal of Core over HTTP 200 is recorded as refused', async () => {
  await ask('/v2/ORDER-TOLD/expire', {})

  const [last] = await world.db.query.auditEvents.findMany({ orderBy: (row, { desc }) => desc(row.id), limit: 1 })
  expect(last).toMatchObject({
    kind: 'cancel_asked',
    detail: { crossing: { verdict: 'refused' }, message: { status: 200, answer: { status_code: '412' } } },
  })
})

test('a request for the report of a day is recorded, and so is a refused one', async () => {
  const report = '/reports/settlement/2026-11-24.csv'
  await ask(report)
  await ask(report, undefined, keyed('SB-Mid-server-nobody'))

  const events = await world.db.query.auditEvents.findMany({ orderBy: (row, { desc }) => desc(row.id), limit: 2 })
  expect(events.reverse()).toMatchObject([
    { kind: 'report_asked', detail: { crossing: { verdict: 'passed' }, message: { path: report, status: 200 } } },
    {
      kind: 'call_refused',
      detail: { reason: 'key_unknown', message: { path: '/reports/settlement/{file}', status: 401 } },
    },
  ])
})

test("the audit log omits the caller's part of an address unless it is an order and no card number", async () => {
  await ask('/v2/4811111111111114/status')
  await ask('/v2/Sari%20of%20Jalan%20Melati/status')
  for (const path of ['/v2/4811111111111114/status', '/v2/Sari/4811-1111-1111-1114', '/v1/Sari', '/v2/Sari'])
    await ask(path, undefined, keyed('SB-Mid-server-wrong'))

  const events = await world.db.query.auditEvents.findMany({ orderBy: (row, { desc }) => desc(row.id), limit: 6 })
  const paths = events.reverse().map(({ detail }) => (detail.message as { path: string }).path)
  expect(paths).toEqual(['/v2/[card]/status', '/v2/{id}/status', '/v2/{id}/status', '/…', '/…', '/…'])
})
