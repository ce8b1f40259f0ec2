import { EventEmitter, on } from 'node:events'
import { remember } from '@epic-web/remember'
import type { Sql } from 'postgres'

/** PostgreSQL channel on which a commit announces a changed order to its watchers. */
const ORDER_CHANGED = 'order_changed'

/**
 * A connection whose peer vanished silently is detected late; until then watchers poll at this
 * interval.
 */
const AT_THE_LATEST_MS = 30_000

const EVERY_ORDER = Symbol('every order')

// Next's bundle and the web server's each load this module; both must share one listener.
const singleton = remember('pasarOrderChanges', (): { pasarOrderChanges?: Promise<EventEmitter> } => ({}))

/**
 * Yields once at the start and on each change of the order, until the signal aborts. A process
 * shares one connection for all watchers. After a reconnect each yields once more, since it may
 * have missed a change.
 */
export async function* watchOrder(sql: Sql, orderId: string, signal: AbortSignal): AsyncGenerator<void> {
  singleton.pasarOrderChanges ??= listen(sql).catch((error) => {
    // A later caller must retry, instead of getting this failure.
    singleton.pasarOrderChanges = undefined
    throw error
  })
  const changes = await singleton.pasarOrderChanges
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
