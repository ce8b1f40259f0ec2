import { exportJWK, generateKeyPair } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { createAuditApi } from './audit-api'
import { chainEvents, maintainHashChain } from './chain-events'
import { parseHeadSigner, verifyHead } from './head-statement'
import { openAuditLog } from './testing/open-audit-log'

const key = 'a'.repeat(64)

async function openApi() {
  const log = await openAuditLog()
  const refused: string[] = []
  const shutdown = new AbortController()
  onTestFinished(() => shutdown.abort())
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const { d, ...publicJwk } = { ...(await exportJWK(privateKey)), kid: 'the-key' }
  const api = createAuditApi({
    system: 'ramai',
    sql: log.sql,
    key,
    signer: await parseHeadSigner('http://ramai.localhost:3000', { ...publicJwk, d }),
    onRefused: async (reason) => void refused.push(reason),
    shutdown: shutdown.signal,
  })

  return { ...log, api, refused, shutdown, publicJwk }
}

const asking = (path: string, headers: Record<string, string> = { authorization: `Bearer ${key}` }) =>
  new Request(`http://ramai.localhost:3000/api/audit/${path}`, {
    headers: { ...headers, 'x-request-id': 'the-request' },
  })

/** Reads server-sent events until `count` have arrived. */
async function readEvents({ body }: Response, count: number) {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (text.split('event: audit').length <= count) {
    const chunk = await reader?.read()
    if (!chunk || chunk.done) break
    text += chunk.value
  }
  await reader?.cancel()

  return Array.from(text.matchAll(/^id: (\d+)\nevent: audit\ndata: (.+)$/gm), ([, id, data = '']) => ({
    id: Number(id),
    ...JSON.parse(data),
  }))
}

test.each([
  ['no key', {}, 'key_missing'],
  ['another key', { authorization: `Bearer ${'b'.repeat(64)}` }, 'key_wrong'],
  ['the key and more', { authorization: `Bearer ${key}a` }, 'key_wrong'],
  ['the key in another scheme', { authorization: `Basic ${key}` }, 'key_missing'],
])('a request with %s sees nothing, and is reported', async (_what, headers, reason) => {
  const { api, refused } = await openApi()
  const answers = []
  for (const ask of [api.events, api.stream, api.check, api.tables, api.head, api.find])
    answers.push(await ask(asking('any', headers)))

  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(401))
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual(
    Array(6).fill({ error: reason, requestId: 'the-request' }),
  )
  expect(refused).toEqual(Array(6).fill(reason))
})

test('events are returned in order with the hashed text, starting after the requested one', async () => {
  const { api, sql, write } = await openApi()
  for (const number of [1, 2, 3]) await write('something', { number })
  await chainEvents(sql)

  const answer = await api.events(asking('events?after=1&limit=1'))

  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toEqual({
    system: 'ramai',
    head: { sequence: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    events: [
      expect.objectContaining({ sequence: 2, kind: 'something', detail: { number: 2 }, detailText: '{"number": 2}' }),
    ],
  })
})

test.each(['after=-1', 'after=one', 'limit=', 'after=1e3'])('a request with %s is refused', async (query) => {
  const { api } = await openApi()

  expect((await api.events(asking(`events?${query}`))).status).toBe(400)
})

test('a stream delivers existing and new rows, and resumes after the last received row', async () => {
  const { api, sql, write } = await openApi()
  const stop = await maintainHashChain(sql, { onFailure: (cause) => expect.unreachable(String(cause)) })
  onTestFinished(stop)
  await write('one')
  await write('two')

  const beginning = readEvents(await api.stream(asking('stream')), 3)
  await write('three')
  const first = await beginning
  const again = asking('stream?after=0', { authorization: `Bearer ${key}`, 'last-event-id': '2' })
  const second = await readEvents(await api.stream(again), 1)

  expect(first.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['1 one', '2 two', '3 three'])
  expect(second.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['3 three'])
})

test('fifty rows arrive in order, each once, while a reader waits for ten at a time', async () => {
  const { api, sql, write } = await openApi()
  onTestFinished(await maintainHashChain(sql, { onFailure: (cause) => expect.unreachable(String(cause)) }))
  const stream = await api.stream(asking('stream'))
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()

  const received: string[] = []
  for (let row = 1; row <= 50; row += 1) {
    await write(`row-${row}`)
    while (row % 10 === 0 && received.length < row) {
      const { value = '' } = (await reader?.read()) ?? {}
      received.push(...[...value.matchAll(/"kind":"(row-\d+)"/g)].map(([, kind = '']) => kind))
    }
  }
  await reader?.cancel()

  expect(received).toEqual(Array.from({ length: 50 }, (_, index) => `row-${index + 1}`))
})

test('a process that shuts down ends its streams', async () => {
  const { api, shutdown } = await openApi()
  const stream = await api.stream(asking('stream'))

  shutdown.abort()

  expect(await stream.text()).toBe(': here\n\n')
})

test('tables are listed only with name and number of rows', async () => {
  const { api, write } = await openApi()
  await write('something', { secret: 'word' })

  const answer = await api.tables(asking('tables'))

  expect(await answer.json()).toEqual({
    system: 'ramai',
    tables: [
      { name: 'audit_events', rows: 1 },
      { name: 'audit_head', rows: 1 },
    ],
  })
})

test('the end of the audit log is signed, and the signature is valid only for it', async () => {
  const { api, sql, write, publicJwk } = await openApi()
  await write('something')
  await chainEvents(sql)

  const { statement } = await (await api.head(asking('head'))).json()

  const [head, claims, signature] = statement.split('.')
  expect(await verifyHead(statement, publicJwk)).toMatchObject({ iss: 'http://ramai.localhost:3000', sequence: 1 })
  const other = Buffer.from(JSON.stringify({ ...JSON.parse(atob(claims)), sequence: 0 })).toString('base64url')
  await expect(verifyHead([head, other, signature].join('.'), publicJwk)).rejects.toThrow('signature')
})

test('an untouched audit log has no fault', async () => {
  const { api } = await openApi()

  expect(await (await api.check(asking('check'))).json()).toMatchObject({ system: 'ramai', events: 0, faults: [] })
})

const finding = (body: unknown) =>
  new Request('http://ramai.localhost:3000/api/audit/find', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  })

test('a value is counted in every table regardless of case, and no row is returned', async () => {
  const { api, sql } = await openApi()
  await sql`create table people (name text, place jsonb)`
  await sql`insert into people values ('Sari Wulandari', '{"kota": "Bandung"}'), ('Budi', '{"penerima": "SARI WULANDARI"}')`

  const text = await (await api.find(finding({ value: ' sari wulandari ' }))).text()
  const answer = JSON.parse(text)

  expect(answer).toMatchObject({ system: 'ramai', count: 2 })
  expect(answer.tables).toContainEqual({ name: 'people', rows: 2 })
  expect(answer.tables).toContainEqual({ name: 'audit_events', rows: 0 })
  expect(text).not.toMatch(/sari|wulandari|bandung/i)
})

test('rows with a value are counted separately when they contain a second value too', async () => {
  const { api, sql } = await openApi()
  await sql`create table orders (id text, recipient text)`
  await sql`insert into orders values ('PSR-1', 'Sari Wulandari'), ('PSR-2', 'Sari Wulandari'), ('PSR-11', 'Budi')`

  const answer = await (await api.find(finding({ value: 'sari wulandari', beside: 'PSR-1' }))).json()

  expect(answer).toMatchObject({ count: 2, beside: 1 })
  expect(answer.tables).toContainEqual({ name: 'orders', rows: 2, beside: 1 })
})

test.each([
  { value: 'sari', rows: 1 },
  { value: 'wulan', rows: 0 },
  { value: 'ari wulandari', rows: 0 },
  { value: '+62 812 (3456)', rows: 1 },
  { value: '2 812 (3456)', rows: 0 },
  { value: 's.ri', rows: 0 },
  { value: 'Budi"s', rows: 0 },
])(
  'no part of a word is found, which could be lengthened letter by letter, and no pattern ($value)',
  async (example) => {
    const { api, sql } = await openApi()
    await sql`create table people (name text, phone text)`
    await sql`insert into people values ('Sari Wulandari', '+62 812 (3456)')`

    const { count } = await (await api.find(finding({ value: example.value }))).json()

    expect(count).toBe(example.rows)
  },
)

test.each([
  {},
  { value: 'ab' },
  { value: 'a'.repeat(101) },
  { value: 7 },
  { value: 'a\0bc' },
  null,
  { value: 'sari', beside: 'x' },
])('a value that is none is refused (%j)', async (body) => {
  const { api } = await openApi()

  expect((await api.find(finding(body))).status).toBe(400)
})
