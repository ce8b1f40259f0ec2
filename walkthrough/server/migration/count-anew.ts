import { remember } from '@epic-web/remember'
import type { Control } from '../controls/controls'
import { log } from '../log'
import { STATUS } from './plan'
import { runCommand } from './runs'

/** After a failed count, windows that poll start no other one for this time. */
const RETRY_AFTER_MS = 30_000

type Counts = { ongoing?: Promise<void>; failedAt?: number }

const countsOf = remember('countsOf', () => new Map<string, Counts>())

/** Has dev control count both sides, once for all readers that want it at the same time. */
export function countAnew(devControl: Control, now: Date): Promise<void> {
  const counts: Counts = countsOf.get(devControl.address) ?? {}
  countsOf.set(devControl.address, counts)
  if (counts.failedAt !== undefined && performance.now() - counts.failedAt < RETRY_AFTER_MS) return Promise.resolve()
  counts.ongoing ??= count(devControl, now)
    .then(() => {
      counts.failedAt = undefined
    })
    .catch((error: unknown) => {
      log.warn({ err: error }, 'dev control cannot count the sides of the migration')
      counts.failedAt = performance.now()
    })
    .finally(() => {
      counts.ongoing = undefined
    })

  return counts.ongoing
}

/** @throws {Error} if a side cannot be counted. */
async function count(devControl: Control, now: Date) {
  for await (const line of runCommand(devControl, STATUS, now.toISOString()))
    if ('ended' in line && line.ended.code !== 0)
      throw new Error(line.ended.failures[0]?.message ?? 'The count was interrupted.')
}
