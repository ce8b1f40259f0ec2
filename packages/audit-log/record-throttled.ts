const MINUTE_MS = 60_000

type Bounds = {
  /**
   * The number of events of one kind and reason that are recorded one by one in a minute. The rest
   * of the minute is recorded as a count.
   */
  most: number
  /** The part of `most` that may concern the same subject. */
  mostOfOne: number
}

/** In memory: when a process ends, only the current count is lost. */
export type Throttle = Bounds & { counts: Map<string, Count> }

type Count = { minute: number; recorded: number; rest: number; ofSubject: Map<string, number> }

export const newThrottle = ({ most, mostOfOne }: Bounds = { most: 30, mostOfOne: 30 }): Throttle => ({
  most,
  mostOfOne,
  counts: new Map(),
})

type Throttled = { kind: string; detail: { reason: string }; at: Date }

/** The count for the rest of a minute; it replaces the details of the single events. */
type Rest<Event extends Throttled> = Omit<Event, 'detail'> & {
  detail: { reason: string; more: number; minute: string }
}

type Record<Event extends Throttled> = {
  /** Must not fail. */
  write: (event: Event | Rest<Event>) => Promise<void>
  /** Only used for counting; never written to the audit log. */
  subject?: string
}

/**
 * Records an event that any stranger can cause at will. A flood adds a few rows a minute, and the
 * count stays complete.
 */
export async function recordThrottled<Event extends Throttled>(
  throttle: Throttle,
  event: Event,
  record: Record<Event>,
) {
  if (isRecorded(throttle, event, record)) await record.write(event)
}

/**
 * Returns whether the caller writes the event itself. Otherwise the event is counted, and `write`
 * receives the count when its minute is over.
 */
export function isRecorded<Event extends Throttled>(
  throttle: Throttle,
  event: Event,
  { write, subject = '' }: Record<Event>,
): boolean {
  const { reason } = event.detail
  const minute = Math.floor(event.at.getTime() / MINUTE_MS) * MINUTE_MS
  const count = countOf(throttle, `${event.kind} ${reason}`, minute)
  const ofSubject = count.ofSubject.get(subject) ?? 0

  if (count.recorded < throttle.most && ofSubject < throttle.mostOfOne) {
    count.recorded += 1
    count.ofSubject.set(subject, ofSubject + 1)
    return true
  }
  count.rest += 1
  if (count.rest > 1) return false
  const writeRest = () => {
    const detail = { reason, more: count.rest, minute: new Date(minute).toISOString() }

    return write({ ...event, detail, at: new Date(minute + MINUTE_MS) })
  }
  setTimeout(writeRest, minute + MINUTE_MS - event.at.getTime()).unref()
  return false
}

function countOf({ counts }: Throttle, name: string, minute: number): Count {
  const previous = counts.get(name)
  if (previous?.minute === minute) return previous
  const count = { minute, recorded: 0, rest: 0, ofSubject: new Map() }
  counts.set(name, count)

  return count
}
