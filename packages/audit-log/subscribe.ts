import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'

const AT_THE_LATEST_MS = 1000

/**
 * Calls back at each notification of a channel, with its payload, and each second besides: postgres.js takes a lost LISTEN up again only
 * when the database is back at its first try. Returns how to unsubscribe.
 */
export async function subscribe(
  sql: Sql,
  channel: string,
  callback: (payload?: string) => void,
): Promise<() => Promise<void>> {
  const look = () => callback()
  const interval = setInterval(look, AT_THE_LATEST_MS).unref()
  const listening = await sql.listen(channel, callback, look).catch(() => undefined)

  return async () => {
    clearInterval(interval)
    await listening?.unlisten().catch(() => {})
  }
}

const HEARD_WITHIN_MS = 10_000

type Listening = { variable: string; withinMs?: number }

/**
 * A pooler in transaction mode takes a LISTEN and lets nothing through, and so does another database. A database that is away, or
 * slower than ten seconds, is no answer: whoever needs it says so. @throws {Error} in one sentence on which address to set.
 */
export async function assertHears(sql: Sql, { variable, withinMs = HEARD_WITHIN_MS }: Listening) {
  const channel = `hears_${randomUUID()}`
  let tell = () => {}
  const hears = new Promise<void>((resolve) => {
    tell = resolve
  })
  const ask = async () => {
    const listening = await sql.listen(channel, () => tell())
    await sql.notify(channel, '')
    return listening
  }
  const listening = await withinTime(
    ask().catch(() => undefined),
    HEARD_WITHIN_MS,
  )
  if (!listening) return

  const heard = await withinTime(
    hears.then(() => true),
    withinMs,
  )
  await listening.unlisten().catch(() => {})
  if (!heard)
    throw new Error(
      `Set ${variable}: what is committed is not heard there. It must lead to PostgreSQL itself, past any pooler.`,
    )
}

/** Undefined where it takes longer. */
async function withinTime<Result>(result: Promise<Result>, ms: number): Promise<Result | undefined> {
  const waiting = new AbortController()
  const late = pause(ms, undefined, { signal: waiting.signal }).catch(() => undefined)

  return Promise.race([result, late]).finally(() => waiting.abort())
}
