import type { TrailEvent } from './read-trail'

export type ToldEvent = Omit<TrailEvent, 'detail'> & {
  detail: unknown
  /** The very text that was hashed. */
  detailText: string
}

/** An event as an auditor reads it. */
export function tellEvent({ detail: detailText, ...event }: TrailEvent): ToldEvent {
  return { ...event, detail: JSON.parse(detailText), detailText }
}
