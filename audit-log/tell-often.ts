const MINUTE_MS = 60_000
/** As many of a kind are told one by one in a minute; the rest of the minute is told as a number. */
const ONE_BY_ONE = 30

/** How often what happened in which minute. In memory: a process that ends forgets a number, and nothing else. */
export type Tallies = Map<string, { minute: number; seen: number }>

export const newTallies = (): Tallies => new Map()

type Often = { kind: string; detail: { reason: string }; at: Date }

/** What became of the rest of a minute, in place of what else was told of the event. */
type Rest<Event extends Often> = Omit<Event, 'detail'> & { detail: { reason: string; more: number; minute: string } }

/**
 * For what any stranger can cause as often as he likes: a flood costs the trail a few rows a minute and hides nothing.
 * `write` must not fail.
 */
export async function tellOften<Event extends Often>(
  tallies: Tallies,
  event: Event,
  write: (event: Event | Rest<Event>) => Promise<void>,
) {
  const { reason } = event.detail
  const name = `${event.kind} ${reason}`
  const minute = Math.floor(event.at.getTime() / MINUTE_MS) * MINUTE_MS
  const former = tallies.get(name)
  const tally = former?.minute === minute ? former : { minute, seen: 0 }
  tallies.set(name, tally)
  tally.seen += 1

  if (tally.seen <= ONE_BY_ONE) return write(event)
  if (tally.seen > ONE_BY_ONE + 1) return
  const tellTheRest = () => {
    const detail = { reason, more: tally.seen - ONE_BY_ONE, minute: new Date(minute).toISOString() }

    return write({ ...event, detail, at: new Date(minute + MINUTE_MS) })
  }
  setTimeout(tellTheRest, minute + MINUTE_MS - event.at.getTime()).unref()
}
