import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { chainEvents, maintainHashChain } from './chain-events'
import { readEvents } from './read-events'
import { followEvents } from './stream-events'
import { openAuditLog } from './testing/open-audit-log'
import { verifyHashChain } from './verify-hash-chain'

test.each([
  ['changed', `update audit_events set kind = 'other'`],
  ['hashed anew', `update audit_events set hash = repeat('a', 64)`],
  ['deleted', 'delete from audit_events'],
])('a row cannot be %s', async (_what, statement) => {
  const { sql, write } = await openAuditLog()
  await write('something')
  await chainEvents(sql)

  await expect(sql.unsafe(statement)).rejects.toThrow('audit_events is append-only')
})

test('a row that gets its hash keeps its content', async () => {
  const { sql, write } = await openAuditLog()
  await write('something')

  const hashing = sql`update audit_events set sequence = 1, previous_hash = 'a', hash = 'b', kind = 'other'`

  await expect(hashing).rejects.toThrow('audit_events is append-only')
})

test('rows are chained in the order in which they became visible, not in that of their numbers', async () => {
  const { sql, write } = await openAuditLog()
  const slow = await sql.reserve()
  await slow`begin`
  await slow`insert into audit_events (kind, detail) values ('begun first', '{}')`
  await write('done first')
  await chainEvents(sql)
  await slow`commit`
  slow.release()

  await chainEvents(sql)

  expect((await readEvents(sql, { after: 0, limit: 10 })).map(({ kind }) => kind)).toEqual([
    'done first',
    'begun first',
  ])
  expect((await verifyHashChain(sql)).faults).toEqual([])
})

test('eight concurrent writers make one chain without a gap', async () => {
  const { sql, write } = await openAuditLog()

  await Promise.all(
    Array.from({ length: 400 }, async (_, number) => {
      await write('race', { number })
      await chainEvents(sql)
    }),
  )
  await chainEvents(sql)

  expect(await verifyHashChain(sql)).toMatchObject({ events: 400, unsealed: 0, faults: [] })
})

test('rows written while the chain is maintained reach a follower, in order and once', async () => {
  const { sql, write } = await openAuditLog()
  await write('before')
  const stop = await maintainHashChain(sql, { onFailure: (cause) => expect.unreachable(String(cause)) })
  const ending = new AbortController()
  const kinds: string[] = []

  const following = (async () => {
    for await (const page of followEvents(sql, { after: 0, signal: ending.signal })) {
      const before = kinds.length
      kinds.push(...page.map(({ kind }) => kind))
      if (before === 0) for (const later of ['one', 'two', 'three']) await write(later)
      if (kinds.length === 4) ending.abort()
    }
  })()
  await Promise.race([following, once(AbortSignal.timeout(5_000), 'abort')])
  await stop()

  expect(kinds).toEqual(['before', 'one', 'two', 'three'])
})

test('the trigger of an earlier version is replaced, so that a row notifies once', async () => {
  const { sql } = await openAuditLog()
  await sql`alter trigger audit_events_are_announced on audit_events rename to audit_events_are_told`

  await sql.unsafe(await readFile(new URL('functions/notify_audit_events.sql', import.meta.url), 'utf8'))

  const triggers = await sql`select tgname from pg_trigger where tgfoid = 'notify_audit_events'::regproc`
  expect(triggers.map(({ tgname }) => tgname)).toEqual(['audit_events_are_announced'])
})

test('a row without a notification is chained within a moment or two', async () => {
  const { sql, write } = await openAuditLog()
  const stop = await maintainHashChain(sql, { onFailure: (cause) => expect.unreachable(String(cause)) })
  await sql`alter table audit_events disable trigger audit_events_are_announced`

  await write('without notification')

  await expect.poll(() => readEvents(sql, { after: 0, limit: 1 }), { timeout: 3_000 }).toHaveLength(1)
  await stop()
})
