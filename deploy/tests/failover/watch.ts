import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openPage, type Page } from '@jembatan/buyer/open-page'
import { openDatabase } from '../../../tools/dev/postgres/open-database'

/** Writes one row after another without Pasar, and records the acknowledged ones. */
export async function keepWriting(url: string) {
  const sql = openDatabase(url, { connect_timeout: 3, backoff: () => 0.2 })
  await sql`create schema if not exists cluster_probe`
  await sql`create table if not exists cluster_probe.writes (number integer primary key)`
  const [row] = await sql<{ last: number }[]>`select coalesce(max(number), 0)::int as last from cluster_probe.writes`
  const acknowledged: { number: number; startedAt: number; at: number }[] = []
  let number = row?.last ?? 0
  let going = true
  const writing = (async () => {
    while (going) {
      const startedAt = performance.now()
      number += 1
      try {
        await sql`insert into cluster_probe.writes values (${number})`
        acknowledged.push({ number, startedAt, at: performance.now() })
      } catch {
        // It is unknown whether the row was written; nothing was acknowledged.
      }
      await pause(100)
    }
  })()

  return {
    acknowledged,
    stop: async () => {
      going = false
      await writing
      await sql.end({ timeout: 1 })
    },
  }
}

/**
 * Public pages are read from a standby. The order page asks the primary whether this session has
 * the order; without a session it would ask no database.
 */
const PATHS = [
  { path: '/', expected: 200, mayLag: true },
  { path: '/search?q=serum', expected: 200, mayLag: true },
  { path: '/orders/PSR-222222222222', expected: 404, mayLag: false },
]

const VISITOR = { '__Host-pasar_session': randomUUID() }

/** Times in milliseconds of this process. */
export type PageView = Page & { startedAt: number; took: number; path: string; expected: number; mayLag: boolean }

/**
 * Opens each of these pages repeatedly, alternating between an Indonesian and an English reader.
 */
export function keepLooking(origin: string) {
  const views: PageView[] = []
  let going = true
  const looking = PATHS.map(async (view) => {
    for (let turn = 0; going; turn++) {
      const startedAt = performance.now()
      const page = await openPage(origin, view.path, turn % 2 === 0 ? 'id' : 'en', VISITOR)
      views.push({ ...page, ...view, startedAt, took: performance.now() - startedAt })
      await pause(250)
    }
  })

  return {
    seen: views,
    stop: async () => {
      going = false
      await Promise.all(looking)
    },
  }
}
