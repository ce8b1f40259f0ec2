import { EventEmitter, on } from 'node:events'
import type { Sql } from 'postgres'
import { hear } from './hear'
import { readTrail, type TrailEvent } from './read-trail'

const PAGE = 500

/** Yields every sealed row after `after`, those that are there and then those to come, until the signal. */
export async function* followTrail(
  sql: Sql,
  { after, signal }: { after: number; signal: AbortSignal },
): AsyncGenerator<TrailEvent> {
  if (signal.aborted) return
  const bell = new EventEmitter()
  const rings = on(bell, 'sealed', { signal })
  const letGo = await hear(sql, 'audit_sealed', () => bell.emit('sealed'))

  let last = after
  try {
    for (;;) {
      for (let page = await readTrail(sql, { after: last, limit: PAGE }); page.length > 0; ) {
        for (const event of page) yield event
        last = page.at(-1)?.sequence ?? last
        page = await readTrail(sql, { after: last, limit: PAGE })
      }
      await rings.next()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await letGo()
  }
}
