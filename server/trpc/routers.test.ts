import pino from 'pino'
import { expect, test } from 'vitest'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { freshDatabase } from '../test-world'
import { createCaller, webRouter } from './routers'

async function ramaiFor(language: 'id' | 'en') {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  return createCaller({
    db,
    language,
    shops: [pasar],
    closed: [],
    requestId: 'test',
    log: pino({ level: 'silent' }),
    now: new Date('2026-11-25T04:00:00Z'),
  })
}

test('the feed is asked for page by page, in the visitor’s language', async () => {
  const ramai = await ramaiFor('en')

  const first = await ramai.feed.page({})
  const second = await ramai.feed.page({ cursor: first.older })

  expect(first.posts[0]?.caption).toContain('Unhurried mornings')
  expect(second.posts).toHaveLength(first.posts.length)
  expect(second.posts[0]?.id).not.toBe(first.posts[0]?.id)
})

test('a miss is NOT_FOUND with a stable code', async () => {
  const ramai = await ramaiFor('id')

  await expect(ramai.feed.post({ id: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'post_unknown' })
  await expect(ramai.promotion.show({ shop: 'pasar', promoId: 9999 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'promotion_unknown',
  })
})

test('a browser cannot mint over HTTP: that way leads through the checks of POST /out', () => {
  const procedures = Object.keys(webRouter._def.procedures)

  expect(procedures.sort()).toEqual(['feed.page', 'feed.post', 'promotion.show'])
})
