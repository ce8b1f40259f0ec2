const MINUTE_MS = 60_000

type Bounds = {
  /** As many of a kind and reason are recorded one by one in a minute; the rest of the minute is recorded as a number. */
  most: number
  /** As many of those may be about the same subject. */
  mostOfOne: number
}

/** In memory: a process that ends forgets a number, and nothing else. */
export type Throttle = Bounds & { counts: Map<string, Count> }

type Count = { minute: number; recorded: number; rest: number; ofSubject: Map<string, number> }

export const newThrottle = ({ most, mostOfOne }: Bounds = { most: 30, mostOfOne: 30 }): Throttle => ({
  most,
  mostOfOne,
  counts: new Map(),
})

type Throttled = { kind: string; detail: { reason: string }; at: Date }

/** The rest of a minute, in place of what else was said of the event. */
type Rest<Event extends Throttled> = Omit<Event, 'detail'> & {
  detail: { reason: string; more: number; minute: string }
}

type Record<Event extends Throttled> = {
  /** Must not fail. */
  write: (event: Event | Rest<Event>) => Promise<void>
  /** Never written. */
  subject?: string
}

/** For what any stranger can cause as often as he likes: a flood costs the audit log a few rows a minute and hides nothing. */
export async function recordThrottled<Event extends Throttled>(
  throttle: Throttle,
  event: Event,
  record: Record<Event>,
) {
  if (isRecorded(throttle, event, record)) await record.write(event)
}

/** Whether the caller writes the event itself. Otherwise it is counted, and `write` gets the count when its minute is over. */
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
  const former = counts.get(name)
  if (former?.minute === minute) return former
  const count = { minute, recorded: 0, rest: 0, ofSubject: new Map() }
  counts.set(name, count)

  return count
}
