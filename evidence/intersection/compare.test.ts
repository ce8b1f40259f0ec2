import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../testing/test-databases'
import { createTestWorld } from '../testing/test-world'
import { describeSource, findStrays, intersect } from './compare'
import { dump, wordsOf } from './dump'
import { simulatePeople, type Trace } from './person'

type Row = Record<string, string>
type Contents = { ramai?: Row; oldShop?: Row; pasar?: Row; logs?: { ramai?: object; pasar?: object } }

/** Two databases with at most one row each, by `table.column`, and a line in a log. */
async function storeInTwo({ ramai, oldShop, pasar, logs = {} }: Contents) {
  const line = (system: 'ramai' | 'pasar') => `${JSON.stringify({ level: 30, ...logs[system] })}\n`
  const world = await createTestWorld({
    ramai: { databaseUrl: await databaseWith(ramai), title: 'Ramai' },
    pasar: { databaseUrl: await databaseWith(pasar), title: 'Pasar' },
    files: { 'state/ramai/web.log': line('ramai'), 'state/pasar/web.log': line('pasar') },
  })

  return {
    ramai: await dump({
      ...world.ramai,
      name: 'ramai',
      oldShop: oldShop && { databaseUrl: await databaseWith(oldShop), name: 'toko_lama' },
    }),
    pasar: await dump({ ...world.pasar, name: 'pasar' }),
  }
}

async function databaseWith(row: Row = {}) {
  const { url, sql } = await emptyDatabase()
  for (const [place, value] of Object.entries(row)) {
    const [table = '', column = ''] = place.split('.')
    await sql`create table ${sql(table)} (row_number integer primary key, ${sql(column)} text)`
    await sql`insert into ${sql(table)} values (7, ${value})`
  }

  return url
}

const intersectionOf = async (contents: Contents) => intersect(await storeInTwo(contents))

const someone = (): Trace => {
  const [person] = simulatePeople(1)
  if (!person) throw new Error('nobody')

  return { person, secrets: { jti: 'J'.repeat(22), 'cookie session': 'S'.repeat(43) } }
}

const STRANGE = 'q7w8e9r0t1y2'

test.each<[string, Contents]>([
  ['the same goods', { ramai: { 'catalogue_variants.sku': STRANGE }, pasar: { 'order_lines.sku': STRANGE } }],
  ['the same words', { ramai: { 'comments.body': STRANGE }, pasar: { 'complaints.body': STRANGE } }],
  ['the same name', { ramai: { 'members.name': 'Budi Santoso' }, pasar: { 'orders.recipient': 'Budi Santoso' } }],
  ['words that are like a key of the other', { ramai: { 'comments.body': STRANGE }, pasar: { 'orders.id': STRANGE } }],
  ['a request that a log repeats', { pasar: { 'orders.id': STRANGE }, logs: { ramai: { path: `/${STRANGE}` } } }],
  ['an error that a log repeats', { pasar: { 'orders.id': STRANGE }, logs: { ramai: { err: { message: STRANGE } } } }],
])('%s, which any client can send to both systems, join no person', async (_what, contents) => {
  expect((await intersectionOf(contents)).joins).toEqual([])
})

test.each<[string, Contents]>([
  ['a key of both', { ramai: { 'members.id': STRANGE }, pasar: { 'customers.id': STRANGE } }],
  [
    'a uuid in two spellings',
    {
      ramai: { 'member_sessions.id': 'b7f3c2d1-0001-4000-8000-00000000abcd' },
      pasar: { 'baskets.session_hash': 'B7F3C2D100014000800000000000ABCD' },
    },
  ],
  [
    'a phone number in two spellings',
    { ramai: { 'members.phone': '0857-1122-9374' }, pasar: { 'orders.phone': '+62 857 1122 9374' } },
  ],
  ['a key within a longer one', { ramai: { 'rate_limits.key': `by ${STRANGE}` }, pasar: { 'orders.id': STRANGE } }],
  ['a key that a log prints', { pasar: { 'orders.id': STRANGE }, logs: { ramai: { who: STRANGE } } }],
  ['a column without a class', { ramai: { 'views.viewer': STRANGE }, pasar: { 'shared_keys.jti': STRANGE } }],
])('%s joins two rows', async (_what, contents) => {
  expect(await intersectionOf(contents)).toMatchObject({ joins: [{}], typed: [] })
})

const ADDRESS = 'ratna.uxb@contoh.id'

test('an address that a person typed into both systems is counted apart, at the places of the two forms', async () => {
  const contents = {
    ramai: { 'member_confirmations.email': ADDRESS },
    pasar: { 'mails.detail': ADDRESS, 'saved_addresses.email': ADDRESS },
  }

  expect(await intersectionOf(contents)).toMatchObject({
    joins: [],
    typed: [{ value: ADDRESS, ramai: { name: 'member_confirmations' }, pasar: { name: 'saved_addresses' } }],
  })
})

test.each<[string, Contents]>([
  [
    'that only one system asked for',
    { ramai: { 'members.email': ADDRESS }, pasar: { 'audit_events.detail': ADDRESS } },
  ],
  ['that one system logs', { pasar: { 'customers.email': ADDRESS }, logs: { ramai: { who: ADDRESS } } }],
  ['that the old shop has left', { oldShop: { 'shoppers.email': ADDRESS }, pasar: { 'orders.email': ADDRESS } }],
])('an address %s joins two rows', async (_what, contents) => {
  expect(await intersectionOf(contents)).toMatchObject({ joins: [{ value: ADDRESS }], typed: [] })
})

/** A document of Pasar that repeats a value: its audit log. */
const inADocument = (value: string) => ({ 'audit_events.detail': value })

test.each<[string, Contents]>([
  ['a state', { oldShop: { 'orders.status': 'cancelled' }, pasar: inADocument('cancelled') }],
  ['a method', { oldShop: { 'payments.method': 'qris' }, pasar: inADocument('qris') }],
  ['a kind', { oldShop: { 'refunds.kind': 'refund' }, pasar: inADocument('refund') }],
  ['the name of a table', { oldShop: { 'export_chunks.table_name': 'shoppers' }, pasar: inADocument('shoppers') }],
  ['a number of the export', { oldShop: { 'export_chunks.entry': '0' }, pasar: inADocument('0') }],
])('%s of the old shop, which every system may write, joins no person', async (_what, contents) => {
  expect((await intersectionOf(contents)).joins).toEqual([])
})

test.each<[string, Contents]>([
  ['a name', { oldShop: { 'shoppers.name': 'Suharto' }, pasar: inADocument('Suharto') }],
  ['an address', { oldShop: { 'shoppers.email': ADDRESS }, pasar: inADocument(ADDRESS) }],
  ['a phone number', { oldShop: { 'orders.phone': '0857-1122-9374' }, pasar: { 'orders.phone': '+62 857 1122 9374' } }],
  [
    'a number of an order',
    { oldShop: { 'orders.number': 'TL-77' }, pasar: { 'migrated_orders.old_shop_number': 'TL-77' } },
  ],
  [
    'the id in the feed',
    { oldShop: { 'shoppers.social_user_id': STRANGE }, pasar: { 'orders.session_hash': STRANGE } },
  ],
  ['a column that nobody classified', { oldShop: { 'orders.whatever': 'cancelled' }, pasar: inADocument('cancelled') }],
])('%s of the old shop joins two rows', async (_what, contents) => {
  expect(await intersectionOf(contents)).toMatchObject({ joins: [{}], typed: [] })
})

test('a finding names system, table, column and row on both sides', async () => {
  const sides = await storeInTwo({ ramai: { 'members.id': STRANGE }, logs: { pasar: { who: STRANGE } } })

  const [{ ramai, pasar } = { ramai: undefined, pasar: undefined }] = intersect(sides).joins

  expect(ramai && describeSource(sides.ramai, ramai)).toBe('Ramai (table members, column id, row row_number=7)')
  expect(pasar && describeSource(sides.pasar, pasar)).toBe('Pasar (log web.log, field who, line 1)')
})

test.each<[string, (trace: Trace) => Contents, string]>([
  ['a viewer in the shop', ({ person }) => ({ pasar: { 'orders.street': person.id } }), 'viewer'],
  [
    'the hash of a viewer in the shop',
    ({ person }) => ({ pasar: { 'audit_events.detail': sha256(person.id) } }),
    'viewer',
  ],
  ["a viewer in the shop's log", ({ person }) => ({ logs: { pasar: { path: `/h?of=${person.id}` } } }), 'viewer'],
  [
    "a buyer's phone in the feed",
    ({ person }) => ({ ramai: { 'comments.body': person.phone.replace('+62', '0') } }),
    'phone',
  ],
  ["a buyer's street in the feed", ({ person }) => ({ ramai: { 'members.name': `${person.street}, RT 1` } }), 'street'],
  [
    'a session of the shop in the feed',
    ({ secrets }) => ({ ramai: { 'posts.media': String(secrets['cookie session']) } }),
    'cookie session',
  ],
  [
    "a spent token's number beside an order",
    ({ secrets }) => ({ pasar: { 'orders.issuer': String(secrets.jti) } }),
    'jti',
  ],
])('%s is found in a column of any class', async (_what, contents, what) => {
  const trace = someone()

  const strays = findStrays([trace], await storeInTwo(contents(trace)))

  expect(strays.map((stray) => stray.what)).toContain(what)
})

test('a stray value names its sources in both systems', async () => {
  const trace = someone()
  const { phone } = trace.person

  const strays = findStrays(
    [trace],
    await storeInTwo({ ramai: { 'posts.media': phone }, pasar: { 'orders.phone': phone } }),
  )

  expect(strays).toEqual([
    {
      what: 'phone',
      from: 'Pasar (table orders, column phone, row row_number=7)',
      at: 'Ramai (table posts, column media, row row_number=7)',
    },
  ])
})

test.each<[string, (hash: string) => Contents, number]>([
  ['the table of claims', (hash) => ({ pasar: { 'handoff_claims.jti_hash': hash } }), 0],
  ['an order', (hash) => ({ pasar: { 'orders.issuer': hash } }), 1],
  ['the feed', (hash) => ({ ramai: { 'posts.media': hash } }), 1],
])('the hash of a spent token may be in the table of claims alone: %s', async (_where, contents, times) => {
  const trace = someone()
  const hash = createHash('sha256').update(String(trace.secrets.jti)).digest('base64url')

  expect(findStrays([trace], await storeInTwo(contents(hash)))).toHaveLength(times)
})

test('the content of a token is read', () => {
  const token = `eyJhbGciOiJFZCJ9.${Buffer.from('{"jti":"abcdefghijklmnop"}').toString('base64url')}.xxxx`

  expect(wordsOf(`GET /h?t=${token}`)).toContain('abcdefghijklmnop')
})

function sha256(text: string) {
  return createHash('sha256').update(text).digest('hex')
}
