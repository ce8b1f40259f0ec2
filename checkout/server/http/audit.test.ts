import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chainEvents, verifyHead } from '@jembatan/audit-log'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { recordEvent } from '@/server/audit/record-event'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { stubEnvironment } from '../testing/complete-environment'
import { audit } from './audit'

const KEY = 'a1'.repeat(32)

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Opens the shop's environment with two events in the audit log. */
async function openWorld() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-audit-'))
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const { d, ...publicJwk } = { ...(await exportJWK(privateKey)), kid: 'the-key' }
  await writeFile(join(folder, 'key.json'), JSON.stringify({ ...publicJwk, d }), { mode: 0o600 })
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  stubEnvironment({
    PASAR_DATABASE_URL: url,
    PASAR_AUDITOR_KEY: KEY,
    PASAR_AUDIT_SIGNING_KEY_FILE: join(folder, 'key.json'),
  })
  const { db, sql, close } = (await import('@/server/database')).getDatabase()
  for (const kind of ['order_placed', 'order_expired'] as const)
    await recordEvent(db, { kind, detail: {}, at: new Date() })
  await chainEvents(sql)

  return {
    sql,
    publicJwk,
    close: async () => {
      await close()
      await drop()
      await rm(folder, { recursive: true })
    },
  }
}

async function ask(question: 'check' | 'events' | 'head' | 'tables', key = KEY) {
  const endpoint = audit.find(({ path }) => path === `/api/audit/${question}`)
  const request = new Request(`http://pasar/api/audit/${question}`, { headers: { authorization: `Bearer ${key}` } })
  const answer = await endpoint?.answer(request, {})

  return { status: answer?.status, body: await answer?.json() }
}

test('with the key an auditor reads the audit log, its verdict, its signed end and the names of all tables', async () => {
  const [events, check, head, tables] = [
    await ask('events'),
    await ask('check'),
    await ask('head'),
    await ask('tables'),
  ]

  expect(events.body.events.map(({ kind }: { kind: string }) => kind)).toEqual(['order_placed', 'order_expired'])
  expect(check.body).toMatchObject({ system: 'pasar', events: 2, unsealed: 0, faults: [] })
  expect(await verifyHead(head.body.statement, world.publicJwk)).toMatchObject({
    iss: 'http://pasar.localhost:3001',
    sequence: 2,
  })
  expect(tables.body.tables).toContainEqual({ name: 'audit_events', rows: 2 })
})

test('a row cannot be changed or deleted, and the check names one that was changed nevertheless', async () => {
  const { sql } = world

  await expect(sql`update audit_events set kind = 'nothing'`).rejects.toThrow('append-only')
  await expect(sql`delete from audit_events`).rejects.toThrow('append-only')
  await sql.unsafe(`alter table audit_events disable trigger all; update audit_events set kind = 'x' where sequence = 2;
    alter table audit_events enable trigger all`)

  expect((await ask('check')).body.faults.join()).toContain('row 2')
})

test('without the key nothing is readable, and the refusal is recorded', async () => {
  expect(await ask('events', 'b2'.repeat(32))).toMatchObject({ status: 401, body: { error: 'key_wrong' } })

  const [last] = await world.sql`select kind, detail from audit_events order by id desc limit 1`
  expect(last).toMatchObject({ kind: 'auditor_refused', detail: { reason: 'key_wrong' } })
})
