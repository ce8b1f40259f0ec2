import type { TrailEvent } from './live-store'

export type Place = 'ramai' | 'pasar' | 'kasir'

export type Crossing = {
  flow: string
  from: Place
  to: Place
  carrier: string
  passed: boolean
}

const isPlace = (text: string): text is Place => text === 'ramai' || text === 'pasar' || text === 'kasir'

/** What an event says about a message between two systems; null for what happened inside one. */
export function crossingOf({ detail }: TrailEvent): Crossing | null {
  const crossing = detail.crossing
  if (!crossing || !isPlace(crossing.from) || !isPlace(crossing.to)) return null

  return {
    flow: crossing.flow,
    from: crossing.from,
    to: crossing.to,
    carrier: crossing.carrier,
    passed: crossing.verdict === 'passed',
  }
}

/** `POST /out`, or the kind itself when the event holds no message. */
export function requestOf({ detail, kind }: TrailEvent): string {
  const { method, path } = detail.message ?? {}

  return [method, path].filter(Boolean).join(' ') || kind
}

export const keyOf = ({ system, sequence }: TrailEvent) => `${system}.${sequence}`
