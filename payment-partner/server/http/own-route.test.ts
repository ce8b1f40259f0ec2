import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { ownRoute } from './own-route'

const request = new Request('http://kasir.test/report')

test('a route that fails says so by a code and the request’s id, and nothing of the reason', async () => {
  const answer = await ownRoute('report', () => Promise.reject(new Error('relation "lines" does not exist')))(
    request,
    {},
  )

  const requestId = answer.headers.get('x-request-id')
  expect([answer.status, await answer.json()]).toEqual([500, { error: 'failed', requestId }])
})

test('a route without its database answers with retry-after', async () => {
  const { db, close } = connect('postgres://kasir:secret@127.0.0.1:1/kasir')
  onTestFinished(close)

  const answer = await ownRoute('report', async () => Response.json(await db.execute(sql`select 1`)))(request, {})

  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await answer.json()).toMatchObject({ error: 'database_away' })
})

test('the request keeps the id that the request guard gave it, and no other', async () => {
  const id = crypto.randomUUID()
  const ask = ownRoute('report', async () => new Response())
  const named = (id: string) => ask(new Request(request, { headers: { 'x-request-id': id } }), {})

  expect((await named(id)).headers.get('x-request-id')).toBe(id)
  expect((await named('chosen')).headers.get('x-request-id')).not.toBe('chosen')
})
