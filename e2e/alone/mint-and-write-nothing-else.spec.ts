import { postForm } from '@jembatan/buyer/forms'
import { Browser } from '@jembatan/contract/conformance/browser'
import { tablesOf } from '../../tools/dev/postgres/stored-text'
import { expect, test } from '../fixtures/journey'
import { ramai } from '../fixtures/systems'

test('minting writes an audit event and the counts of the promotion and its post, and no other table', async () => {
  const read = async () =>
    new Map((await tablesOf('ramai', ramai.databaseUrl)).map(({ name, texts }) => [name, `${texts}`]))
  const before = await read()

  const tap = { shop: 'pasar', promo: '101', post: 'rani-ayu-serum', notice: 'read' }
  const { status } = await postForm(new Browser(ramai.origin), '/out', tap)

  const written = [...(await read())].filter(([name, texts]) => before.get(name) !== texts).map(([name]) => name)
  // The head of the audit log follows its events a moment later.
  const tables = written.filter((name) => name !== 'ramai, table audit_head')
  expect(status).toBe(303)
  expect(tables.sort()).toEqual([
    'ramai, table audit_events',
    'ramai, table post_views',
    'ramai, table promotion_departures',
  ])
})
