import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'

type Parameters = Exclude<globalThis.Parameters<Sql['unsafe']>[1], undefined>
type Options = globalThis.Parameters<Sql['unsafe']>[2]
type Query = ReturnType<Sql['unsafe']>

/** After this a query goes to the primary; a replica that was cut off never answers. */
const ANSWERS_WITHIN_MS = 1000
const TRIED_AGAIN_AFTER_MS = 1000
/** Applies when the primary does not answer either. */
const ANSWERS_ALONE_WITHIN_MS = 5000

/**
 * PostgreSQL's code for a write on a read-only server. It means a bug here, so the write is not
 * sent to the primary.
 */
const READ_ONLY = '25006'

export type Away = { onAway: (cause: unknown) => void; onBack: () => void }

/**
 * A client that reads from a replica, and falls back to the primary when the replica is down, cut
 * off, not migrated yet, or cancels a statement to continue its replay. While the replica is down,
 * no statement waits for it; a background loop probes it.
 *
 * If the primary is down too, the replica is tried once more, because a single connection may have
 * failed. `onAway` is called once per run of failures, and `onBack` on recovery. Only for
 * statements that read.
 */
export function readingFrom(replica: Sql, primary: Sql, { onAway, onBack }: Away): Sql {
  let away = false

  const tryAgain = async () => {
    for (;;) {
      await pause(TRIED_AGAIN_AFTER_MS, undefined, { ref: false })
      if (await answers(replica)) break
    }
    away = false
    onBack()
  }
  const leave = (cause: unknown) => {
    if (away) return
    away = true
    onAway(cause)
    void tryAgain()
  }
  const readPrimary = async <Rows>(ask: (client: Sql) => PromiseLike<Rows>): Promise<Rows> => {
    try {
      return await ask(primary)
    } catch (cause) {
      if (isOfStatement((cause as { code?: unknown }).code)) throw cause
      return inTime(ask(replica), ANSWERS_ALONE_WITHIN_MS).catch(() => Promise.reject(cause))
    }
  }
  const read = async <Rows>(ask: (client: Sql) => PromiseLike<Rows>): Promise<Rows> => {
    if (away) return readPrimary(ask)
    try {
      return await inTime(ask(replica))
    } catch (cause) {
      const { code } = cause as { code?: unknown }
      if (code === READ_ONLY) throw cause
      // A wrong statement fails on the primary too. A statement that only the replica refuses is
      // not an outage.
      if (!isOfStatement(code)) leave(cause)
      return readPrimary(ask)
    }
  }

  return new Proxy(replica, {
    get(target, name) {
      if (name !== 'unsafe') return Reflect.get(target, name)

      return (text: string, parameters: Parameters = [], options: Options = {}) => {
        const query = (client: Sql): Query => client.unsafe(text, parameters, options)

        return lazily(() => read(query), { values: () => read((client) => query(client).values()) })
      }
    },
  })
}

/** Like postgres.js, sends a query only when it is awaited. */
function lazily<Rows, More extends object>(ask: () => Promise<Rows>, more: More) {
  const then: Promise<Rows>['then'] = (done, failed) => ask().then(done, failed)

  return { ...more, then }
}

/**
 * SQLSTATE classes that concern one statement, including conflicts with the replay, and not the
 * server.
 */
const isOfStatement = (code: unknown) => typeof code === 'string' && /^(0A|22|23|25|40|42|P0)\w{3}$/.test(code)

async function inTime<Rows>(answer: PromiseLike<Rows>, within = ANSWERS_WITHIN_MS): Promise<Rows> {
  const settled = new AbortController()
  const late = pause(within, undefined, { signal: settled.signal }).then(
    () => Promise.reject(new Error(`The replica has not answered within ${within} ms.`)),
    () => new Promise<never>(() => {}),
  )
  try {
    return await Promise.race([answer, late])
  } finally {
    settled.abort()
  }
}

const answers = (replica: Sql) =>
  inTime(replica.unsafe('select 1')).then(
    () => true,
    () => false,
  )
