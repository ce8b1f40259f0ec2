import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../testing/test-databases'
import { createTestWorld } from '../testing/test-world'
import { findStrays, intersect } from './compare'
import { type Dump, dump, normalise, wordsOf } from './dump'
import { isTime, whatMayBeCommon } from './permitted'
import { simulatePeople, type Trace } from './person'

type Kept = Record<string, unknown>
type AuditEvent = { kind: string; detail: Kept }
type Contents = {
  ramai?: Kept
  pasar?: Kept
  auditLogs?: { ramai: AuditEvent; pasar: AuditEvent }
  files?: Record<string, string>
}

/** Two databases with one table each, optional audit logs, and log files. */
async function storeInTwo({ ramai, pasar, auditLogs, files }: Contents) {
  const keep = async (table: string, kept: Kept = {}, event?: AuditEvent) => {
    const { url, sql } = await emptyDatabase()
    await sql.unsafe(`create table ${table} (detail jsonb)`)
    await sql.unsafe(`insert into ${table} values ($1::text::jsonb)`, [JSON.stringify(kept)])
    if (!event) return url
    await sql`create table audit_events (kind text, detail jsonb)`
    await sql`insert into audit_events values (${event.kind}, ${JSON.stringify(event.detail)}::text::jsonb)`
    return url
  }
  const ramaiUrl = await keep('views', ramai, auditLogs?.ramai)
  const pasarUrl = await keep('orders', pasar, auditLogs?.pasar)
  const world = await createTestWorld({
    ramai: { databaseUrl: ramaiUrl },
    pasar: { databaseUrl: pasarUrl },
    files: { 'state/public/catalogue.json': '{"products":[{"sku":"LURIK-TOTE-9"}]}', ...files },
  })
  const dumps = { ramai: await dump(world.ramai), pasar: await dump(world.pasar) }

  return { dumps, common: intersect(dumps.ramai, dumps.pasar, await whatMayBeCommon(world)) }
}

const someone = (): Trace => {
  const [person] = simulatePeople(1)
  if (!person) throw new Error('nobody')

  return { person, secrets: { jti: 'J'.repeat(22), 'cookie session': 'S'.repeat(43) } }
}

const forbidden = (common: { value: string; reason?: string }[]) =>
  common.filter(({ reason }) => !reason).map(({ value }) => value)

test('two systems that know the same catalogue and the same hour have nothing to join', async () => {
  const public_ = { sku: 'LURIK-TOTE-9', at: '2026-11-25T05:00:00Z', count: 7 }

  const { common } = await storeInTwo({ ramai: public_, pasar: public_ })

  expect(forbidden(common)).toEqual([])
  expect(common.find(({ value }) => value === 'lurik-tote-9')?.reason).toBe('published')
})

const KEY = 'eNKB28KTY9sY4-ERmr60bWAvQFSf5YTKj0wRRftIYjc'
const signed: AuditEvent = { kind: 'signing_key_changed', detail: { keyId: KEY } }
const read: AuditEvent = { kind: 'issuer_registry_changed', detail: { issuers: [{ issuer: 'ramai', keyIds: [KEY] }] } }

test('a replaced public key signed for everybody, and joins no rows', async () => {
  const { common } = await storeInTwo({ auditLogs: { ramai: signed, pasar: read } })

  expect(forbidden(common)).toEqual([])
  expect(common.find(({ value }) => value === KEY.toLowerCase())?.reason).toBe('published before')
})

test('a value that only one audit log calls a key is not a key', async () => {
  const { common } = await storeInTwo({ auditLogs: { ramai: signed, pasar: { ...read, kind: 'order_placed' } } })

  expect(forbidden(common)).toContain(KEY.toLowerCase())
})

test("a procedure's name in both logs joins no rows, and a text that only looks like one does", async () => {
  const log = (path: string) => `${JSON.stringify({ level: 30, path, msg: 'refused' })}\n`
  const inBoth = (path: string) =>
    storeInTwo({ files: { 'state/ramai/web.log': log(path), 'state/pasar/web.log': log(path) } })

  expect(forbidden((await inBoth('account.signUp')).common)).toEqual([])
  expect(forbidden((await inBoth('account.q7w8e9r0t1')).common)).not.toEqual([])
})

test('a published name may have another port, but not a number that could identify a person', async () => {
  const onPort = { to: 'https://toko.example:22033', link: '/buy/LURIK-TOTE-9:2' }
  const numbered = { to: 'LURIK-TOTE-9:1234567' }
  const files = { 'state/public/shop.json': '{"origin":"https://toko.example"}' }

  expect(forbidden((await storeInTwo({ ramai: onPort, pasar: onPort, files })).common)).toEqual([])
  expect(forbidden((await storeInTwo({ ramai: numbered, pasar: numbered, files })).common)).not.toEqual([])
})

const NIL = '00000000-0000-0000-0000-000000000000'
const STRANGE = 'q7w8e9r0t1y2'
const logLine = (what: object) => `${JSON.stringify({ level: 40, ...what })}\n`

test('the nil UUID, which anybody may send to both, joins no rows', async () => {
  const { common } = await storeInTwo({ ramai: { of: NIL }, pasar: { orderId: NIL } })

  expect(forbidden(common)).toEqual([])
})

test('a number that both logs mask joins no rows', async () => {
  const masked = logLine({ requestId: '********-****-****-****-********0000' })
  const { common } = await storeInTwo({ files: { 'state/ramai/web.log': masked, 'state/pasar/web.log': masked } })

  expect(forbidden(common)).toEqual([])
})

test.each([
  ['prints', { msg: 'console', printed: [`Failed to find Server Action "${STRANGE}".`] }],
  ['repeats in an error', { msg: 'failed', err: { message: `${STRANGE} is no post` } }],
])('what a stranger sent to both, and the log of one %s, joins nobody', async (_how, line) => {
  const { common } = await storeInTwo({
    ramai: { post: STRANGE },
    files: { 'state/pasar/web.log': logLine(line) },
  })

  expect(forbidden(common)).toEqual([])
})

test('a value that both store is a finding, also if a log repeats it', async () => {
  const files = { 'state/pasar/web.log': logLine({ msg: 'console', printed: [STRANGE] }) }
  const { common } = await storeInTwo({ ramai: { viewer: STRANGE }, pasar: { buyer: STRANGE }, files })

  expect(forbidden(common)).toContain(STRANGE)
})

test.each([
  [
    'a value that both made up',
    { a: 'b7f3c2d1-0001-4000-8000-00000000abcd' },
    { b: 'B7F3C2D100014000800000000000ABCD' },
  ],
  ['a phone number in two spellings', { a: '0857-1122-9374' }, { b: '+62 857 1122 9374' }],
  ['a word in the middle of a sentence', { a: 'seen by q7w8e9r0t1' }, { b: 'ordered by q7w8e9r0t1.' }],
])('%s is a finding', async (_what, ramai, pasar) => {
  const { common } = await storeInTwo({ ramai, pasar })

  expect(forbidden(common).length).toBeGreaterThan(0)
})

test('a value that a database keeps and a log of the other prints is a finding', async () => {
  const { common } = await storeInTwo({
    ramai: { jti: 'Kp3xQ9vT2mZr7Lw8Bn5cYd' },
    files: { 'state/pasar/web.log': '{"level":30,"msg":"claimed Kp3xQ9vT2mZr7Lw8Bn5cYd"}\n' },
  })

  expect(common.filter(({ reason }) => !reason)[0]).toMatchObject({ ramai: ['views.detail'], pasar: ['web.log'] })
})

test.each<[string, (trace: Trace) => { ramai?: Kept; pasar?: Kept }, string]>([
  ['a viewer in the shop', ({ person }) => ({ pasar: { by: person.id } }), 'viewer'],
  ['the hash of a viewer in the shop', ({ person }) => ({ pasar: { by: sha256(person.id) } }), 'viewer'],
  ['a buyer’s phone in the feed', ({ person }) => ({ ramai: { to: person.phone.replace('+62', '0') } }), 'phone'],
  ['a buyer’s street in the feed', ({ person }) => ({ ramai: { to: `${person.street}, RT 1` } }), 'street'],
  [
    'a session of the shop in the feed',
    ({ secrets }) => ({ ramai: { s: secrets['cookie session'] } }),
    'cookie session',
  ],
  ['a spent token’s number beside an order', ({ secrets }) => ({ pasar: { jti: secrets.jti } }), 'jti'],
])('%s is found', async (_what, contents, what) => {
  const trace = someone()
  const { dumps } = await storeInTwo(contents(trace))

  expect(findStrays([trace], dumps).map((stray) => stray.what)).toContain(what)
})

test('the hash of a spent token may lie in the table of claims, and nowhere else', () => {
  const trace = someone()
  const hash = createHash('sha256').update(String(trace.secrets.jti)).digest('base64url')
  const holding = (place: string): Dump => ({
    columns: [place],
    values: new Map([[normalise(hash), new Set([place])]]),
    words: new Map(),
  })
  const nothing: Dump = { columns: [], values: new Map(), words: new Map() }

  expect(findStrays([trace], { ramai: nothing, pasar: holding('handoff_claims.jti_hash') })).toEqual([])
  expect(findStrays([trace], { ramai: nothing, pasar: holding('orders.token') })).toHaveLength(1)
  expect(findStrays([trace], { ramai: holding('views.token'), pasar: nothing })).toHaveLength(1)
})

test('the content of a token is read', () => {
  const token = `eyJhbGciOiJFZCJ9.${Buffer.from('{"jti":"abcdefghijklmnop"}').toString('base64url')}.xxxx`

  expect(wordsOf(`GET /h?t=${token}`)).toContain('abcdefghijklmnop')
})

test('a time is not a number that only looks long', () => {
  expect(['2026-11-25T05:00:00.123Z', '1795582800', '2026-11-25'].map(isTime)).toEqual([true, true, true])
  expect(['081234567890', '4811111111111114'].map(isTime)).toEqual([false, false])
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const dumpOf = (place: string): Dump => ({
  values: new Map([['budi santoso', new Set([place])]]),
  words: new Map(),
  columns: [place],
})

test("the name of a person's accounts in both joins no rows; in another column it is a finding", () => {
  const reasonIn = (ramai: string, pasar: string) => intersect(dumpOf(ramai), dumpOf(pasar), [])[0]?.reason

  expect(reasonIn('members.name', 'customers.name')).toBe('named by its owner')
  expect(reasonIn('members.name', 'orders.recipient')).toBeUndefined()
  expect(reasonIn('views.viewer', 'customers.name')).toBeUndefined()
})
