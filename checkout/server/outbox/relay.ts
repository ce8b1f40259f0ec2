import { subscribe } from '@jembatan/audit-log'
import type { Sql } from 'postgres'
import { log } from '../log'

/** The channel on which a commit announces that it wrote a request; see the outbox's trigger. */
const REQUEST_WRITTEN = 'request_written'

/**
 * Publishes when a commit has written to the outbox, and each second what has become due. One call covers whatever was
 * committed before it began, so while one runs, any number of commits ask for just one more. Returns how to stop.
 */
export async function relayOutbox(sql: Sql, publish: () => Promise<unknown>) {
  let running: Promise<void> | undefined
  let again = false

  const publishAll = async () => {
    do {
      again = false
      await publish().catch((err: unknown) => log.error({ err }, 'the outbox was not published'))
    } while (again)
    running = undefined
  }
  const unsubscribe = await subscribe(sql, REQUEST_WRITTEN, () => {
    again = true
    running ??= publishAll()
  })

  return async () => {
    await unsubscribe()
    await running
  }
}
