import { subscribe } from '@jembatan/audit-log'
import type { Sql } from 'postgres'
import { log } from '../log'

/** The channels on which a commit announces that it wrote a request or a mail; see the triggers of their tables. */
type Channel = 'request_written' | 'mail_written'

/**
 * Publishes when a commit has written what goes out, and each second what has become due. One call covers whatever was
 * committed before it began, so while one runs, any number of commits ask for just one more. Returns how to stop.
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
