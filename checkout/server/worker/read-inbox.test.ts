import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { auditEvents, paymentNotifications } from '@/db/schema'
import { SERVER_KEY, signedNotification } from '../payment/gateway/testing/test-gateway'
import { receiveNotification } from '../payment/notification/receive-notification'
import { after, placeTestOrder } from '../testing/test-order'
import { followInbox, listNews, readNews } from './read-inbox'

const now = after(5)

async function orderWithNews() {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })
  const rawBody = signedNotification({ order_id: order.providerOrderId, gross_amount: `${order.total}.00` })
  const receive = () => receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody })

  return { ...order, receive }
}

test('a notification is processed after its commit, and stored ones at the start', async () => {
  const { db, sql, gateway, receive, providerOrderId, read } = await orderWithNews()
  const names: string[] = []
  const follow = () =>
    followInbox(sql, {
      list: () => listNews(db, { now }),
      read: async (name) => {
        names.push(name)
        await readNews(db, gateway, { providerOrderId: name, now })
      },
    })

  await receive()
  const stop = await follow()
  await vi.waitFor(async () => expect(await read()).toMatchObject({ status: 'paid' }), { timeout: 900 })
  names.length = 0
  await db.delete(paymentNotifications)
  await receive()
  await vi.waitFor(() => expect(names).toContain(providerOrderId), { timeout: 900 })
  await stop()

  expect(await listNews(db, { now })).toEqual([])
})

test('a notification is retried with growing delays while the gateway is down', async () => {
  const { db, gateway, faults, receive, providerOrderId, read } = await orderWithNews()
  await receive()
  faults.push(500, 500)
  const dueAgain = async () => (await db.select().from(paymentNotifications))[0]?.dueAt

  await readNews(db, gateway, { providerOrderId, now })
  const once = await dueAgain()
  await readNews(db, gateway, { providerOrderId, now })
  const twice = await dueAgain()
  await readNews(db, gateway, { providerOrderId, now })

  expect([once, twice]).toEqual([after(5.5), after(6)])
  expect(await read()).toMatchObject({ status: 'paid' })
})

test('a notification that fails otherwise raises an alarm, and is due again', async () => {
  const { db, gateway, receive, providerOrderId } = await orderWithNews()
  await receive()
  await db.execute('alter table payment_attempts add constraint breaks check (transaction_id is null) not valid')
  onTestFinished(async () => {
    await db.execute('alter table payment_attempts drop constraint if exists breaks')
  })

  await readNews(db, gateway, { providerOrderId, now })

  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'job_given_up'))).toBe(1)
  expect(await listNews(db, { now: after(6) })).toEqual([providerOrderId])
  await db.execute('alter table payment_attempts drop constraint breaks')
  await readNews(db, gateway, { providerOrderId, now: after(6) })
})

test('a notification that fails on a full disk is due at once', async () => {
  const { db, gateway, receive, providerOrderId } = await orderWithNews()
  await receive()
  await db.execute(`create function be_full() returns trigger language plpgsql
    as $$ begin raise exception using errcode = 'disk_full'; end $$`)
  await db.execute('create trigger is_full before update on payment_attempts execute function be_full()')
  onTestFinished(async () => {
    await db.execute('drop function if exists be_full cascade')
  })

  await readNews(db, gateway, { providerOrderId, now })

  expect(await listNews(db, { now })).toEqual([providerOrderId])
  await db.execute('drop function be_full cascade')
  await readNews(db, gateway, { providerOrderId, now })
  expect(await listNews(db, { now })).toEqual([])
})
