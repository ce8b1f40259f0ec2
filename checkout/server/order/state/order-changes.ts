import { EventEmitter, on } from 'node:events'
import { remember } from '@epic-web/remember'
import type { Sql } from 'postgres'

/** The PostgreSQL channel on which a commit announces the order that changed, to whoever watches it. */
const ORDER_CHANGED = 'order_changed'

/** A connection whose other end vanished without a word is missed late: until then a watcher looks by itself. */
const AT_THE_LATEST_MS = 30_000

const EVERY_ORDER = Symbol('every order')

// Next's bundle and the web server's are apart; one process must still listen once.
const kept = remember('pasarOrderChanges', (): { pasarOrderChanges?: Promise<EventEmitter> } => ({}))

/**
 * Yields once at the beginning and then whenever the order changes, until the signal. All watchers of a process
 * share one connection; after a reconnect each yields once more, since a change may have been missed.
 */
export async function* watchOrder(sql: Sql, orderId: string, signal: AbortSignal): AsyncGenerator<void> {
  kept.pasarOrderChanges ??= listen(sql).catch((error) => {
    // Whoever asks when the database is back must not get this answer.
    kept.pasarOrderChanges = undefined
    throw error
  })
  const changes = await kept.pasarOrderChanges
  const emitter = new EventEmitter()
  const emit = () => emitter.emit('changed')
  changes.on(orderId, emit).on(EVERY_ORDER, emit)

  try {
    const changed = on(emitter, 'changed', { signal })
    yield
    for await (const _ of changed) yield
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    changes.off(orderId, emit).off(EVERY_ORDER, emit)
  }
}

async function listen(sql: Sql) {
  const changes = new EventEmitter().setMaxListeners(0)
  const lookAgain = () => changes.emit(EVERY_ORDER)
  await sql.listen(ORDER_CHANGED, (orderId) => changes.emit(orderId), lookAgain)
  setInterval(lookAgain, AT_THE_LATEST_MS).unref()

  return changes
}
