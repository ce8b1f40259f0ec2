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
