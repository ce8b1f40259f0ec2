import { EventEmitter, on } from 'node:events'
import type { Sql } from 'postgres'
import { hear } from './hear'
import { readTrail, type TrailEvent } from './read-trail'

const PAGE = 500

/** Every sealed row after `after`, those that are there and then those to come, until the signal: as many at a time as there are. */
export async function* followTrail(
  sql: Sql,
  { after, signal }: { after: number; signal: AbortSignal },
): AsyncGenerator<TrailEvent[]> {
  if (signal.aborted) return
  const bell = new EventEmitter()
  const rings = on(bell, 'sealed', { signal })
  const letGo = await hear(sql, 'audit_sealed', () => bell.emit('sealed'))

  let last = after
  try {
    for (;;) {
      const page = await readTrail(sql, { after: last, limit: PAGE })
      last = page.at(-1)?.sequence ?? last
      if (page.length > 0) yield page
      // What is sealed after a page was read rings again.
      if (page.length < PAGE) await rings.next()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await letGo()
  }
}
