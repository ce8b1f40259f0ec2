import type { Sql } from 'postgres'

const AT_THE_LATEST_MS = 1000

/**
 * Rings at each notification of a channel, and each second besides: postgres.js takes a lost LISTEN up again only when
 * the database is back at its first try. Gives back how to stop.
 */
export async function hear(sql: Sql, channel: string, ring: () => void): Promise<() => Promise<void>> {
  const beat = setInterval(ring, AT_THE_LATEST_MS).unref()
  const listening = await sql.listen(channel, ring, ring).catch(() => undefined)

  return async () => {
    clearInterval(beat)
    await listening?.unlisten().catch(() => {})
  }
}
