import { once } from 'node:events'
import { expect, test } from 'vitest'
import { checkTrail } from './check-trail'
import { followTrail } from './follow-trail'
import { readTrail } from './read-trail'
import { keepSealed, sealTrail } from './seal-trail'
import { openTrail } from './testing/open-trail'

test.each([
  ['changed', `update audit_events set kind = 'other'`],
  ['sealed anew', `update audit_events set hash = repeat('a', 64)`],
  ['deleted', 'delete from audit_events'],
])('a row cannot be %s', async (_what, statement) => {
  const { sql, write } = await openTrail()
  await write('something')
  await sealTrail(sql)

  await expect(sql.unsafe(statement)).rejects.toThrow('audit_events is append-only')
})

test('a seal brings no other content with it', async () => {
  const { sql, write } = await openTrail()
  await write('something')

  const sealing = sql`update audit_events set sequence = 1, previous_hash = 'a', hash = 'b', kind = 'other'`

  await expect(sealing).rejects.toThrow('audit_events is append-only')
})

test('rows are sealed in the order in which they became visible, not in that of their numbers', async () => {
  const { sql, write } = await openTrail()
  const slow = await sql.reserve()
  await slow`begin`
  await slow`insert into audit_events (kind, detail) values ('begun first', '{}')`
  await write('done first')
  await sealTrail(sql)
  await slow`commit`
  slow.release()

  await sealTrail(sql)

  expect((await readTrail(sql, { after: 0, limit: 10 })).map(({ kind }) => kind)).toEqual(['done first', 'begun first'])
  expect((await checkTrail(sql)).faults).toEqual([])
})

test('eight who write and seal at once make one chain without a gap', async () => {
  const { sql, write } = await openTrail()

  await Promise.all(
    Array.from({ length: 400 }, async (_, number) => {
      await write('race', { number })
      await sealTrail(sql)
    }),
  )
  await sealTrail(sql)

  expect(await checkTrail(sql)).toMatchObject({ events: 400, unsealed: 0, faults: [] })
})

test('what is written while somebody keeps the trail sealed reaches a follower, in order and once', async () => {
  const { sql, write } = await openTrail()
  await write('before')
  const letGo = await keepSealed(sql, { onFailure: (cause) => expect.unreachable(String(cause)) })
  const ending = new AbortController()
  const kinds: string[] = []

  const following = (async () => {
    for await (const page of followTrail(sql, { after: 0, signal: ending.signal })) {
      const before = kinds.length
      kinds.push(...page.map(({ kind }) => kind))
      if (before === 0) for (const later of ['one', 'two', 'three']) await write(later)
      if (kinds.length === 4) ending.abort()
    }
  })()
  await Promise.race([following, once(AbortSignal.timeout(5_000), 'abort')])
  await letGo()

  expect(kinds).toEqual(['before', 'one', 'two', 'three'])
})

test('a row of which nobody heard is sealed within a moment or two', async () => {
  const { sql, write } = await openTrail()
  const letGo = await keepSealed(sql, { onFailure: (cause) => expect.unreachable(String(cause)) })
  await sql`alter table audit_events disable trigger audit_events_are_told`

  await write('unheard')

  await expect.poll(() => readTrail(sql, { after: 0, limit: 1 }), { timeout: 3_000 }).toHaveLength(1)
  await letGo()
})
