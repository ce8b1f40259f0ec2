import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chainEvents } from '@jembatan/audit-log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEvent } from '@/server/audit/record-event'
import { serveGateway } from '@/server/http/testing/serve-gateway'
import { NOW, openWorld, type World } from '@/server/testing/open-world'

const KEY = 'a1'.repeat(32)
const KINDS = ['transaction_opened', 'notification_sent', 'transaction_changed'] as const

let world: World
let gateway: Awaited<ReturnType<typeof serveGateway>>
let folder: string
beforeAll(async () => {
  world = await openWorld()
  folder = await mkdtemp(join(tmpdir(), 'jembatan-audit-'))
  await writeFile(join(folder, 'key.json'), JSON.stringify(await newKey()), { mode: 0o600 })
  gateway = await serveGateway(world.url, ['http://shop.test'], {
    variables: { KASIR_AUDITOR_KEY: KEY, KASIR_AUDIT_SIGNING_KEY_FILE: join(folder, 'key.json') },
  })
  for (const kind of KINDS) await recordEvent(world.db, { kind, detail: {}, at: NOW })
  await chainEvents(world.sql)
})
afterAll(async () => {
  await gateway.close()
  await world.close()
  await rm(folder, { recursive: true })
})

async function newKey() {
  const { privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])

  return { ...(await crypto.subtle.exportKey('jwk', privateKey)), kid: 'the-key' }
}

async function ask(question: string, key = KEY) {
  const answer = await fetch(`${gateway.origin}/api/audit/${question}`, { headers: { authorization: `Bearer ${key}` } })

  return { status: answer.status, body: await answer.json() }
}

const tamper = (statement: string) =>
  world.sql.unsafe(
    `alter table audit_events disable trigger all; ${statement}; alter table audit_events enable trigger all`,
  )

test('with the key an auditor reads the audit log, its signed head and the names of all tables', async () => {
  expect((await ask('events')).body.events.map(({ kind }: { kind: string }) => kind)).toEqual([...KINDS])
  expect((await ask('check')).body).toMatchObject({ system: 'kasir', events: 3, unsealed: 0, faults: [] })
  expect((await ask('head')).body.statement.split('.')).toHaveLength(3)
  expect((await ask('tables')).body.tables).toContainEqual({ name: 'audit_events', rows: 3 })
})

test('without the key nothing is shown, and the refusal is recorded', async () => {
  expect(await ask('events', 'b2'.repeat(32))).toMatchObject({ status: 401, body: { error: 'key_wrong' } })

  const [last] = await world.sql`select kind, detail from audit_events order by id desc limit 1`
  expect(last).toMatchObject({ kind: 'auditor_refused', detail: { reason: 'key_wrong' } })
})

test('a row cannot be changed or deleted, and the check names those that were all the same', async () => {
  await expect(world.sql`update audit_events set kind = 'nothing'`).rejects.toThrow('append-only')
  await expect(world.sql`delete from audit_events`).rejects.toThrow('append-only')

  await tamper(`update audit_events set kind = 'nothing' where sequence = 1`)
  await tamper('delete from audit_events where sequence = 2')

  const faults = (await ask('check')).body.faults.join()
  expect(faults).toContain('row 1 (id 1) was changed')
  expect(faults).toContain('row 2 is missing before row 3')
})
