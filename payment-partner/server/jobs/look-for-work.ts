import { subscribe } from '@jembatan/audit-log'
import type { Sql } from 'postgres'
import { log } from '../log'

/** Channels on which a commit announces that rows are due. */
export const NOTIFICATION_DUE = 'notification_due'
export const TRANSACTION_DUE = 'transaction_due'

type Look = {
  channel: typeof NOTIFICATION_DUE | typeof TRANSACTION_DUE
  /** Receives a function that requests another run. */
  work: (again: () => void) => Promise<unknown>
}

/**
 * Calls `work` when due work is announced, and each second. One run covers everything committed
 * before it began, so any number of commits during a run add just one more. Returns a function that
 * stops it.
 */
export async function lookForWork(sql: Sql, { channel, work }: Look) {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const look = () => {
    // Work that ends after the stop requests another run, too.
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
