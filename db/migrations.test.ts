import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ownDatabase } from '@/server/testing/open-world'

/** A database as it was before the clock had a row of its own. */
async function before(events: { kind: string; detail: string }[]) {
  const db = await ownDatabase()
  await db.execute(sql`drop table demo_clock`)
  for (const { kind, detail } of events)
    await db.execute(sql`insert into audit_events (kind, detail, at) values (${kind}, ${detail}::jsonb, now())`)
  const migration = await readFile('db/migrations/0004_keep_the_clock_in_a_row.sql', 'utf8')
  for (const statement of migration.split('--> statement-breakpoint')) await db.execute(sql.raw(statement))

  return db.execute(sql`select id, offset_seconds::integer from demo_clock`)
}

const moved = (offsetSeconds: number) => ({ kind: 'clock_advanced', detail: JSON.stringify({ offsetSeconds }) })
const other = { kind: 'auditor_refused', detail: '{"reason": "key_wrong"}' }
const reset = { kind: 'database_reset', detail: '{}' }

test.each([
  ['where a demo moved it', [moved(60), moved(7200), other], [{ id: 1, offset_seconds: 7200 }]],
  ['back at the machine’s time after a reset', [moved(7200), reset], []],
  ['at the machine’s time where nobody moved it', [other], []],
])('a database from before keeps its clock %s', async (_, events, clock) => {
  expect(await before(events)).toEqual(clock)
})
