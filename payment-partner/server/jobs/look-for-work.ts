import { subscribe } from '@jembatan/audit-log'
import type { Sql } from 'postgres'
import { log } from '../log'

/** Channels on which a commit announces that rows are due. */
export const NOTIFICATION_DUE = 'notification_due'
export const TRANSACTION_DUE = 'transaction_due'

type Look = {
  channel: typeof NOTIFICATION_DUE | typeof TRANSACTION_DUE
  /** Given what has it called once more. */
  work: (again: () => void) => Promise<unknown>
}

/**
 * Works when it is announced that something is due, and each second on what has become due. One call covers whatever was
 * committed before it began, so while one runs, any number of commits ask for just one more. Returns how to stop.
 */
export async function lookForWork(sql: Sql, { channel, work }: Look) {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const look = () => {
    // What comes to its end after the stop asks for more, too.
    if (stopped) return
    again = true
    running ??= workOn()
  }
  const workOn = async () => {
    do {
      again = false
      await work(look).catch((err: unknown) => log.error({ err, channel }, 'due work was not done'))
    } while (again && !stopped)
    running = undefined
  }
  const unsubscribe = await subscribe(sql, channel, look)

  return async () => {
    stopped = true
    await unsubscribe()
    await running
  }
}
