import { DrizzleQueryError } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import type { Context } from '../context'
import { fillBasket, openShop } from '../testing/open-world'
import { unlessAway } from './failures'
import { serveProcedures } from './serve'

const SESSION = 'session of a buyer'

/** Opens Pasar's procedures as a buyer with a session reaches them over HTTP. */
async function openEndpoint() {
  const { db } = await openShop()
  const context: Context = {
    db,
    readNow: async () => new Date(),
    requestId: 'the-request',
    address: '203.0.113.7',
    sessionHash: SESSION,
    operatorSession: null,
    browserHash: SESSION,
    customer: null,
    accountSession: null,
  }
  const send = (path: string, init?: RequestInit, createContext = async () => context) =>
    serveProcedures(new Request(`http://pasar.localhost/api/trpc/${path}`, init), {
      requestId: context.requestId,
      createContext,
    })
  const query = (path: string, input: object) => send(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`)
  const mutate = (path: string, input: object) =>
    send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })

  return { db, context, send, query, mutate }
}

test.each([
  'handoff.recordRefusedForm',
  'handoff.recordPlainLink',
  'handoff.show',
  'handoff.claim',
  'payment.receiveNotification',
  'payment.refuseOversize',
  'backOffice.signIn',
  'order.find',
])('%s is not there for a browser, and leaves no trace', async (path) => {
  const { db, mutate } = await openEndpoint()

  const answer = await mutate(path, { code: 'Sari Wulandari', method: 'GET', path: '/h', status: 400 })

  expect(answer.status).toBe(404)
  expect(await db.$count(auditEvents)).toBe(0)
})

test('no call of a batch runs', async () => {
  const { db, send } = await openEndpoint()
  const { basketId } = await fillBasket(db, { sessionHash: SESSION })
  const change = { basketId, sku: 'AYU-SERUM', quantity: 5 }

  const answer = await send('basket.changeQuantity,basket.changeQuantity?batch=1', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ 0: change, 1: change }),
  })

  expect(answer.status).toBe(400)
  expect(await readError(answer)).toMatchObject({ reason: 'bad_request', requestId: 'the-request' })
  expect(await db.query.basketLines.findFirst()).toMatchObject({ quantity: 2 })
})

test('an answer has the name of its request and is kept nowhere, a refusal too', async () => {
  const { query } = await openEndpoint()

  for (const answer of [await query('catalogue.item', { sku: 'AYU-SERUM' }), await query('order.get', {})])
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-request-id': 'the-request',
    })
})

const ADDRESS = { recipient: 'Sari', phone: '0812', areaId: '', street: '', rtRw: '', landmark: '', courierNote: '' }

test.each([
  ['a NUL', 'Jalan\0Melati'],
  ['a terminal command', 'Jalan \u001b[2J'],
  ['half of a pair', 'Jalan \ud800'],
])('%s in an address is refused with the name of its field', async (_, street) => {
  const { db, mutate } = await openEndpoint()
  const { basketId } = await fillBasket(db, { sessionHash: SESSION })

  const answer = await mutate('basket.saveAddress', { basketId, address: { ...ADDRESS, street } })

  expect(answer.status).toBe(400)
  expect(await readError(answer)).toMatchObject({ reason: 'text_unreadable', details: { field: 'address.street' } })
})

test('an input deeper than any of ours is refused before anybody walks through it', async () => {
  const { send } = await openEndpoint()
  const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`

  const answer = await send('basket.saveAddress', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"address":${nested}}`,
  })

  expect(answer.status).toBe(400)
  expect(await readError(answer)).toMatchObject({ reason: 'nested_too_deep', details: { field: 'address' } })
})

test('an input of another form is refused with a code, its field and its request, and without what was sent', async () => {
  const { mutate } = await openEndpoint()

  const answer = await mutate('basket.changeQuantity', { basketId: 'Sari Wulandari', sku: 'AYU-SERUM', quantity: 1 })

  expect(answer.status).toBe(400)
  expect(await answer.clone().text()).not.toContain('Wulandari')
  expect(await readError(answer)).toMatchObject({
    reason: 'input_malformed',
    details: { field: 'basketId' },
    requestId: 'the-request',
  })
})

test('a database failure reveals nothing about the database', async () => {
  const { send, query, db } = await openEndpoint()
  const failed = new DrizzleQueryError('select phone from orders', ['+6281234567890'], new Error('no such column'))
  await db.execute('alter table variants rename to elsewhere')

  const within = await query('catalogue.item', { sku: 'AYU-SERUM' })
  const before = await send('catalogue.item?input={}', {}, () => Promise.reject(failed))

  await db.execute('alter table elsewhere rename to variants')
  for (const answer of [within, before]) {
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/select|variants|column|phone|62812/)
  }
})

test('a call while the database is away asks to come again, wherever it met that', async () => {
  const { context, send } = await openEndpoint()
  const { db, close } = connect('postgres://pasar:secret@127.0.0.1:1/pasar')
  onTestFinished(close)
  const item = 'catalogue.item?input={"sku":"AYU-SERUM"}'

  const within = await send(item, {}, async () => ({ ...context, db }))
  const before = await send(item, {}, () =>
    db.execute('select 1').then(
      () => context,
      (error) => Promise.reject(unlessAway(error, context)),
    ),
  )

  for (const answer of [within, before]) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await readError(answer)).toMatchObject({ reason: 'database_away', requestId: 'the-request' })
  }
})

const readError = async (answer: Response) => (await answer.json()).error.data
