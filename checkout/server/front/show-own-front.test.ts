import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products } from '@/db/schema'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { showFront } from '../search/show-front'
import { openShop } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { addSeen, readSeen } from './seen'
import { showOwnFront } from './show-own-front'

const idsOf = (listed: { id: string }[]) => listed.map(({ id }) => id)

test('the front page has what was received and seen, and goods of the same categories', async () => {
  const order = await placeTestOrder()
  const { db, sessionHash } = order
  const show = () => showOwnFront({ db, sessionHash, seenIds: ['senja-kopi', 'nowhere', 'kala-mug'] })
  await order.reportStatus({})
  expect((await show()).again).toEqual([])
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })

  const { again, lastSeen, forYou } = await show()

  expect(idsOf(again)).toEqual(['ayu-serum'])
  expect(idsOf(lastSeen)).toEqual(['senja-kopi', 'kala-mug'])
  const liked = await db
    .select()
    .from(products)
    .where(inArray(products.category, ['beauty', 'food', 'kitchen']))
  expect(forYou).toHaveLength(12)
  expect(idsOf(liked)).toEqual(expect.arrayContaining(idsOf(forYou)))
  expect(idsOf(forYou)).not.toContain('senja-kopi')
})

test('a new buyer has a front page without own parts', async () => {
  const { db } = await openShop()

  expect(await showOwnFront({ db, sessionHash: null })).toEqual({
    again: [],
    lastSeen: [],
    forYou: [],
    collectedCodes: [],
  })
})

test('the front page offers what is below its previous price, and vouchers that can be used now', async () => {
  const { db } = await openShop()
  const front = await showFront({ lagging: db, readNow: async () => new Date() })

  expect(front.offers.length).toBeGreaterThan(3)
  expect(front.offers.every(({ price, compareAt }) => compareAt !== null && price < compareAt)).toBe(true)
  const codes = front.vouchers.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['BEBASONGKIR', 'PASARHEMAT']))
  for (const unusable of ['KILAT11', 'OKTOBERCERIA', 'BELANJANANTI']) expect(codes).not.toContain(unusable)
  expect(front.freeShippingFrom).toBe(150_000)
})

test('products that were seen are stored once each, the last one first', () => {
  const front = ['a', 'b', 'a', '../c'].reduce<string | undefined>(
    (cookie, id) => addSeen(cookie, `/products/${id}`) ?? cookie,
    undefined,
  )

  expect(readSeen(front)).toEqual(['a', 'b'])
  expect(addSeen(front, '/search')).toBeUndefined()
  expect(readSeen('x;y.../.b')).toEqual(['b'])
})
