import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'

const AT_THE_LATEST_MS = 1000

/**
 * Calls back on each notification of a channel, with its payload, and once a second. postgres.js
 * retries a lost LISTEN only once, so the interval covers a longer outage. Returns the function
 * that unsubscribes.
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
 * Checks that a LISTEN on this address receives notifications. A pooler in transaction mode accepts
 * a LISTEN and delivers nothing, and so does an address of another database. Passes if the database
 * is down or slower than the limit: other code reports that.
 * @throws {Error} in one sentence on which address to set.
 */
export async function assertHears(sql: Sql, { variable, withinMs = HEARD_WITHIN_MS }: Listening) {
  const channel = `hears_${randomUUID()}`
  let notify = () => {}
  const hears = new Promise<void>((resolve) => {
    notify = resolve
  })
  const ask = async () => {
    const listening = await sql.listen(channel, () => notify())
    await sql.notify(channel, '')
    return listening
  }
  const listening = await withinTime(
    ask().catch(() => undefined),
    HEARD_WITHIN_MS,
  )
  if (!listening) return

  const isConnected = await withinTime(
    hears.then(() => true),
    withinMs,
  )
  await listening.unlisten().catch(() => {})
  if (!isConnected)
    throw new Error(
      `Set ${variable}: what is committed is not heard there. It must lead to PostgreSQL itself, past any pooler.`,
    )
}

/** Returns undefined when the result takes longer than `ms`. */
async function withinTime<Result>(result: Promise<Result>, ms: number): Promise<Result | undefined> {
  const waiting = new AbortController()
  const late = pause(ms, undefined, { signal: waiting.signal }).catch(() => undefined)

  return Promise.race([result, late]).finally(() => waiting.abort())
}
