import { expect, test } from 'vitest'
import { returns } from '@/db/schema'
import register from '@/endpoints.json'
import { limitReturns } from '../returns/limit-returns'
import { reviewsOfOrder } from '../review/input'
import { after, placeTestOrder } from '../testing/test-order'
import { createCallerFactory } from './procedure'
import { appRouter } from './router'

type Own = Pick<Awaited<ReturnType<typeof placeTestOrder>>, 'db' | 'sessionHash'>

const callAs = ({ db, sessionHash }: Own) =>
  createCallerFactory(appRouter)({
    db,
    readNow: async () => after(0),
    requestId: 'the-request',
    address: crypto.randomUUID(),
    sessionHash,
    operatorSession: null,
    browserHash: sessionHash,
    customer: null,
    accountSession: null,
  })

test('a client above the declared limit of returns is refused before anything is read or written', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()
  const { order } = callAs({ db, sessionHash })
  const [{ most } = { most: 0 }] = register.endpoints.find(({ name }) => name === 'requestReturn')?.limits ?? []
  for (let count = 0; count < most; count += 1) await limitReturns({ db, sessionHash })

  const asking = order.requestReturn({
    orderId,
    shopId: 'rumah-ayu',
    reason: 'damaged',
    note: 'Botolnya pecah di jalan.',
    lines: [{ sku: 'AYU-SERUM', quantity: 1 }],
  })

  await expect(asking).rejects.toMatchObject({ message: 'too_many_returns' })
  expect(await db.$count(returns)).toBe(0)
})

test('white space does not count towards a review’s length', () => {
  const review = (body: string) =>
    reviewsOfOrder.safeParse({ orderId: 'PSR-23456789ABCD', reviews: [{ sku: 'AYU-SERUM', stars: 5, body }] })
  const body = 'x'.repeat(1000)

  expect(review(body + '\n'.repeat(2000)).success).toBe(true)
  expect(review(`${body}y`).error?.issues).toMatchObject([{ message: 'review_too_long' }])
})

const BEYOND_A_COLUMN = 2_147_483_648

test('a number that no row can have is refused as malformed, and asks the database nothing', async () => {
  const own = await placeTestOrder()
  const { basket, complaint, order } = callAs(own)
  const confirmed = { basketId: crypto.randomUUID(), sku: 'AYU-SERUM', amount: BEYOND_A_COLUMN }

  for (const call of [
    () => order.returnPhoto({ returnId: 1, position: BEYOND_A_COLUMN }),
    () => complaint.photo({ number: 'ADU-000001', position: BEYOND_A_COLUMN }),
    () => basket.confirmPrice(confirmed),
  ])
    await expect(call()).rejects.toMatchObject({ message: 'input_malformed' })
})
