import { sql } from 'drizzle-orm'
import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { authOf } from '../account/testing/members'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import * as mail from '../composition/mail'
import type { TimelessContext } from '../context'
import { freshDatabase, ownDatabase } from '../testing/open-world'
import { unlessAway } from './failures'
import { createCaller } from './router'
import { answerProcedures } from './serve'

async function contextOf(language: 'id' | 'en'): Promise<TimelessContext> {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })

  return {
    db,
    language,
    shops: [pasar],
    closed: [],
    requestId: 'test',
    auth: () => authOf(db),
    address: '192.0.2.1',
    mail,
    log: pino({ level: 'silent' }),
    readNow: async () => new Date('2026-11-25T04:00:00Z'),
  }
}

const ramaiFor = async (language: 'id' | 'en') => createCaller(await contextOf(language))

/** Calls a procedure over HTTP, as a browser does. */
async function ask(path: string, context: () => Promise<TimelessContext> = () => contextOf('id')) {
  const headers = { 'x-request-id': 'test' }
  const response = await answerProcedures(new Request(`http://ramai.localhost/api/trpc/${path}`, { headers }), context)

  return { status: response.status, again: response.headers.get('retry-after'), body: await response.text() }
}

const withInput = (procedure: string, input: object) =>
  `${procedure}?${new URLSearchParams({ input: JSON.stringify(input) })}`

test('the feed is loaded page by page, in the visitor’s language', async () => {
  const ramai = await ramaiFor('en')

  const first = await ramai.feed.page({})
  const second = await ramai.feed.page({ cursor: first.older })

  expect(first.posts[0]?.caption).toContain('Unhurried mornings')
  expect(second.posts).toHaveLength(first.posts.length)
  expect(second.posts[0]?.id).not.toBe(first.posts[0]?.id)
})

test('a comment of the seed is found by its id like a member’s comment', async () => {
  const ramai = await ramaiFor('id')
  const postId = 'ucok-mie-bakso'
  const { threads } = await ramai.comments.page({ postId })

  const openThreads = await Promise.all(threads.map(({ id }) => ramai.comments.thread({ commentId: id })))
  const singles = await Promise.all(threads.map(({ id }) => ramai.comments.one({ postId, commentId: id })))

  expect(openThreads.map(({ comment }) => comment.id)).toEqual(threads.map(({ id }) => id))
  expect(singles.map(({ text }) => text)).toEqual(threads.map((thread) => thread.content?.text))
})

test('a miss is NOT_FOUND with a stable code', async () => {
  const ramai = await ramaiFor('id')

  await expect(ramai.feed.post({ id: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'post_unknown' })
  await expect(ramai.promotion.show({ shop: 'pasar', promoId: 9999 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'promotion_unknown',
  })
})

test.each([
  ['feed.post', { id: 'a\u0000b' }, 'id'],
  ['feed.page', { cursor: '2026-11-25~\u0000' }, 'cursor'],
  ['promotion.show', { shop: 'pa\ud800sar', promoId: 101 }, 'shop'],
])('%s refuses text that cannot be stored, and names the field', async (procedure, input, field) => {
  const { status, body } = await ask(withInput(procedure, input))

  expect(status).toBe(400)
  expect(JSON.parse(body).error).toMatchObject({
    message: 'text_unreadable',
    data: { details: { field }, requestId: 'test' },
  })
})

test('too deeply nested input is refused before it is walked', async () => {
  const { status, body } = await ask(
    withInput('feed.page', { cursor: JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) }),
  )

  expect(status).toBe(400)
  expect(JSON.parse(body).error).toMatchObject({ message: 'nested_too_deep', data: { details: { field: 'cursor' } } })
})

test.each([
  ['feed.page', { cursor: '+275760-09-13T00:00:00Z~a' }, {}],
  ['feed.page', { cursor: '-000001-01-01T00:00:00Z~a', direction: 'backward' }, {}],
  ['feed.page', { cursor: 'x'.repeat(2000) }, {}],
  ['comments.page', { postId: 'rani-ayu-serum', cursor: '2026-11-25T00:00:00Z~1' }, { postId: 'rani-ayu-serum' }],
])('%s begins anew for a forged cursor: %j', async (procedure, forged, plain) => {
  expect(await ask(withInput(procedure, forged))).toEqual(await ask(withInput(procedure, plain)))
})

test('a failure contains a code and the request id, and nothing of the database', async () => {
  const broken = async () => {
    const db = await ownDatabase()
    await db.execute(sql`drop table posts cascade`)

    return { ...(await contextOf('id')), db }
  }

  const { status, body } = await ask(withInput('feed.post', { id: 'rani-ayu-serum' }), broken)

  expect(status).toBe(500)
  expect(JSON.parse(body).error).toMatchObject({ message: 'internal_server_error', data: { requestId: 'test' } })
  expect(body).not.toMatch(/posts|select|Failed query/i)
})

test('a call while the database is unavailable asks to retry, at any stage', async () => {
  const { db, close } = connect('postgres://ramai:secret@127.0.0.1:1/ramai')
  onTestFinished(close)
  const context = await contextOf('id')
  const request = withInput('feed.post', { id: 'rani-ayu-serum' })

  const within = await ask(request, async () => ({ ...context, db }))
  const before = await ask(request, () =>
    db.execute('select 1').then(
      () => context,
      (error) => Promise.reject(unlessAway(error, context)),
    ),
  )

  for (const { status, again, body } of [within, before]) {
    expect([status, again]).toEqual([503, '5'])
    expect(JSON.parse(body).error).toMatchObject({ message: 'database_away', data: { requestId: 'test' } })
  }
})

test('a batch of more than ten calls is refused as a whole', async () => {
  const batchOf = (count: number) =>
    withInput(Array(count).fill('feed.page').join(), { ...Array(count).fill({}) }).replace('?', '?batch=1&')

  const [most, tooMany] = [await ask(batchOf(10)), await ask(batchOf(11))]

  expect([most.status, tooMany.status]).toEqual([200, 400])
  expect(JSON.parse(tooMany.body).error.data.requestId).toBe('test')
})

test('a refusal is recorded with a listed reason, and a flood writes only a few rows', async () => {
  const context = await contextOf('id')
  const ramai = createCaller(context)
  const refusal = { reason: 'media_type', method: 'POST', status: 415 } as const

  for (const _ of Array(200)) await ramai.handoff.recordRefusal(refusal)
  const written = ramai.handoff.recordRefusal({ ...refusal, reason: 'Rani, 0812 3456 7890' as 'media_type' })

  await expect(written).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  expect(await context.db.$count(auditEvents)).toBeLessThanOrEqual(31)
})
