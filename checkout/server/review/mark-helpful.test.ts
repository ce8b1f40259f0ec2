import { expect, test } from 'vitest'
import { showOwnProduct } from '../catalogue/show-own-product'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { openPhotoFolder } from '../photo/testing/test-photo'
import { moveSession } from '../session/session'
import { openShop } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import type { ReviewFilters } from './input'
import { listReviews } from './list-reviews'
import { markHelpful, unmarkHelpful } from './mark-helpful'
import { writeReviews } from './write-review'

const PRODUCT = { productId: 'ayu-serum' }

type Shop = Pick<Awaited<ReturnType<typeof openShop>>, 'db'>

async function readSerum({ db }: Shop) {
  const list = (filters: ReviewFilters & { limit?: number } = {}) =>
    listReviews({ lagging: db }, { ...PRODUCT, limit: 100, ...filters })
  const [newest] = (await list()).reviews
  if (!newest) throw new Error('a product without reviews')

  return {
    newest,
    list,
    mark: (sessionHash: string, address = sessionHash) =>
      markHelpful({ db, sessionHash, address }, { reviewId: newest.id }),
    count: async () => (await list()).reviews[0]?.helpful,
    own: (sessionHash: string) => showOwnProduct({ db, sessionHash }, PRODUCT),
  }
}

test('a review helps each browser once, until it takes the mark off', async () => {
  const { db } = await openShop()
  const { newest, mark, count, own } = await readSerum({ db })

  await Promise.all([mark('one'), mark('one'), mark('other')])

  expect(await count()).toBe(newest.helpful + 2)
  expect([(await own('one')).helpful, (await own('nobody')).helpful]).toEqual([[newest.id], []])
  await unmarkHelpful({ db, sessionHash: 'nobody' }, { reviewId: newest.id })
  await unmarkHelpful({ db, sessionHash: 'one' }, { reviewId: newest.id })
  expect(await count()).toBe(newest.helpful + 1)
  await expect(markHelpful({ db, sessionHash: 'one', address: 'one' }, { reviewId: 999_999 })).rejects.toMatchObject({
    code: 'review_missing',
  })
})

test('fresh browsers of one address mark a review ten times a day; other addresses go on', async () => {
  const { db } = await openShop()
  const { newest, mark, count } = await readSerum({ db })

  const marks = await Promise.allSettled(
    Array.from({ length: 40 }, (_, browser) => mark(`browser ${browser}`, '198.51.100.7')),
  )

  expect(marks.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  await expect(mark('one more', '198.51.100.7')).rejects.toMatchObject({ code: 'too_many_tries' })
  await mark('elsewhere', '198.51.100.8')
  expect(await count()).toBe(newest.helpful + 11)
})

test('a browser that becomes an account counts once', async () => {
  const { db } = await openShop()
  const { newest, mark, count, own } = await readSerum({ db })
  await mark('browser')
  await mark('account')

  await moveSession(db, { from: 'browser', to: 'account' })

  expect(await count()).toBe(newest.helpful + 1)
  expect((await own('account')).helpful).toEqual([newest.id])
})

test('nobody finds an own review helpful', async () => {
  const order = await placeTestOrder()
  const { db, sessionHash, orderId } = order
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })
  await writeReviews(
    { db, sessionHash, photoFolder: await openPhotoFolder(), now: after(20) },
    { orderId, language: 'id', reviews: [{ sku: 'AYU-SERUM', stars: 4, body: 'Cepat meresap.', photos: [] }] },
  )
  const { newest, mark, count, own } = await readSerum({ db })

  await expect(mark(sessionHash)).rejects.toMatchObject({ code: 'review_own' })

  expect(await count()).toBe(0)
  expect(await own(sessionHash)).toMatchObject({ helpful: [], written: [newest.id] })
  await mark('other')
  expect(await count()).toBe(1)
})

test('the most helpful reviews come first, on every page', async () => {
  const { db } = await openShop()
  const { newest, list, mark } = await readSerum({ db })
  for (const browser of Array(40).keys()) await mark(`browser ${browser}`)
  const { reviews: every } = await list()

  const first = await list({ sort: 'helpful', limit: 5 })
  const second = await list({ sort: 'helpful', limit: 5, ...(first.next && { after: first.next }) })

  const ids = [...first.reviews, ...second.reviews].map(({ id }) => id)
  expect(ids[0]).toBe(newest.id)
  expect(ids).toEqual(
    every
      .toSorted((one, other) => other.helpful - one.helpful || other.id - one.id)
      .slice(0, 10)
      .map(({ id }) => id),
  )
})
