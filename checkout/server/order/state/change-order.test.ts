import { readFile } from 'node:fs/promises'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Connection } from '@/db/connect'
import { orders } from '@/db/schema'
import { cancelOrder } from '../../cancellation/cancel-order'
import { after, placeTestOrder } from '../../testing/test-order'
import { addOrderEvent } from './add-order-event'
import { ORDER_CHANGES } from './state-table'

async function refundedOrder() {
  const order = await placeTestOrder()
  await order.reportStatus({})
  await cancelOrder({ ...order, now: after(6) }, order)
  await order.publish(after(7))

  return order
}

const expire = (tx: Connection, orderId: string) =>
  tx.update(orders).set({ status: 'expired' }).where(eq(orders.id, orderId))

test('the database refuses a status without an order event of the same transaction', async () => {
  const { db, orderId, read } = await placeTestOrder()

  await expect(expire(db, orderId)).rejects.toMatchObject({
    cause: { message: `orders of order ${orderId} changed without an order event` },
  })

  expect(await read()).toMatchObject({ status: 'awaiting_payment' })
})

test('with its event it takes the status', async () => {
  const { db, orderId, read } = await placeTestOrder()

  await db
    .transaction(async (tx) => {
      await expire(tx, orderId)
      await addOrderEvent(tx, { orderId, kind: 'expired', at: after(6) })
      await tx.execute(sql`set constraints all immediate`)
      throw new Undone()
    })
    .catch((error: unknown) => expect(error).toBeInstanceOf(Undone))

  expect(await read()).toMatchObject({ status: 'awaiting_payment' })
})

test('the database refuses an order that is inserted without its event', async () => {
  const { db, orderId } = await placeTestOrder()
  const [order] = await db.select().from(orders).where(eq(orders.id, orderId))
  if (!order) throw new Error('the order was not placed')

  await expect(db.insert(orders).values({ ...order, id: 'PSR-COPY', basketId: null })).rejects.toMatchObject({
    cause: { message: 'orders of order PSR-COPY changed without an order event' },
  })

  expect(await db.$count(orders)).toBe(1)
})

class Undone extends Error {}

test.each([
  ['is deleted', `delete from refunds`, 'is closed'],
  ['is lowered', `update refunds set amount = amount - 1`, 'is closed'],
  ['is opened again', `update refunds set state = 'requested'`, 'is closed'],
  ['belongs to another order', `update refunds set order_id = 'PSR-OTHER'`, 'is closed'],
  ['is not counted', `update payment_attempts set given_back = given_back - 1`, 'are more than was given back'],
])('the database refuses that a closed refund %s', async (_, statement, why) => {
  const { db, readRefunds, total } = await refundedOrder()

  await expect(db.execute(statement)).rejects.toMatchObject({ cause: { message: expect.stringContaining(why) } })

  expect(await readRefunds()).toEqual([{ reason: 'cancelled', state: 'confirmed', amount: total }])
})

test('the database refuses a refund without its order event', async () => {
  const { db, orderId, read } = await placeTestOrder()

  const writing = db.execute(
    `insert into refunds (order_id, refund_key, amount, reason, state) values ('${orderId}', 'another', 1, 'desk', 'requested')`,
  )

  await expect(writing).rejects.toMatchObject({
    cause: { message: `refunds of order ${orderId} changed without an order event` },
  })
  expect(await read()).toMatchObject({ status: 'awaiting_payment' })
})

test('docs/architecture.md draws every change of a status, and no other', async () => {
  const transitions = Object.entries(ORDER_CHANGES).flatMap(([name, { from, to }]) =>
    from.map((status) => `  ${status} --> ${to}: ${name}`),
  )

  const page = await readFile(new URL('../../../../docs/architecture.md', import.meta.url), 'utf8')

  expect(page).toContain(['stateDiagram-v2', ...transitions, '```'].join('\n'))
})
