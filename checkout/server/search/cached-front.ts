import type { Lagging } from '@/db/lagging'
import type { Context } from '../context'
import { type Front, showFront } from './show-front'

/** A change appears on the front page after this long at most. */
const FRESH_FOR_MS = 10_000

let cached: { until: number; front: Promise<Front> } | undefined

/**
 * `showFront` from this process's memory: the front page is the most visited one, and the same for
 * everybody. Concurrent requests share one reading; a failed one is not stored.
 */
export function cachedFront(ctx: { lagging: Lagging } & Pick<Context, 'readNow'>): Promise<Front> {
  if (cached && performance.now() < cached.until) return cached.front
  const front = showFront(ctx)
  const reading = { until: performance.now() + FRESH_FOR_MS, front }
  cached = reading
  front.catch(() => {
    if (cached === reading) cached = undefined
  })

  return front
}
