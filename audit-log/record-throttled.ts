const MINUTE_MS = 60_000
/** As many of a kind are recorded one by one in a minute; the rest of the minute is recorded as a number. */
const ONE_BY_ONE = 30

/** How often what happened in which minute. In memory: a process that ends forgets a number, and nothing else. */
export type Throttle = Map<string, { minute: number; seen: number }>

export const newThrottle = (): Throttle => new Map()

type Throttled = { kind: string; detail: { reason: string }; at: Date }

/** The rest of a minute, in place of what else was said of the event. */
type Rest<Event extends Throttled> = Omit<Event, 'detail'> & {
  detail: { reason: string; more: number; minute: string }
}

/**
 * For what any stranger can cause as often as he likes: a flood costs the audit log a few rows a minute and hides
 * nothing. `write` must not fail.
 */
export async function recordThrottled<Event extends Throttled>(
  throttle: Throttle,
  event: Event,
  write: (event: Event | Rest<Event>) => Promise<void>,
) {
  const { reason } = event.detail
  const name = `${event.kind} ${reason}`
  const minute = Math.floor(event.at.getTime() / MINUTE_MS) * MINUTE_MS
  const former = throttle.get(name)
  const count = former?.minute === minute ? former : { minute, seen: 0 }
  throttle.set(name, count)
  count.seen += 1

  if (count.seen <= ONE_BY_ONE) return write(event)
  if (count.seen > ONE_BY_ONE + 1) return
  const writeRest = () => {
    const detail = { reason, more: count.seen - ONE_BY_ONE, minute: new Date(minute).toISOString() }

    return write({ ...event, detail, at: new Date(minute + MINUTE_MS) })
  }
  setTimeout(writeRest, minute + MINUTE_MS - event.at.getTime()).unref()
}
