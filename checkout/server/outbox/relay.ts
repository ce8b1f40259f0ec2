import { subscribe } from '@jembatan/audit-log'
import type { Sql } from 'postgres'
import { log } from '../log'

/** Channels on which a commit announces a new request or mail; see the triggers of their tables. */
type Channel = 'request_written' | 'mail_written'

/**
 * Calls `publish` when a commit has written entries, and each second for entries that became due.
 * One call covers all commits before its start, so any number of commits during a call causes only
 * one more. Returns a function that stops it.
 */
export async function relay(sql: Sql, channel: Channel, publish: () => Promise<unknown>) {
  let running: Promise<void> | undefined
  let again = false

  const publishAll = async () => {
    do {
      again = false
      await publish().catch((err: unknown) => log.error({ err, channel }, 'what goes out was not published'))
    } while (again)
    running = undefined
  }
  const unsubscribe = await subscribe(sql, channel, () => {
    again = true
    running ??= publishAll()
  })

  return async () => {
    await unsubscribe()
    await running
  }
}
