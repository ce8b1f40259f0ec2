import type { AuditEvent } from '@/server/audit-log/audit-event'
import { crossingOf } from '../live/crossing'
import { type Folded, isRepeat, orderOf } from '../live/one-purchase'

export type Filter = {
  flow: string
  system: string
  verdict: '' | 'passed' | 'refused'
  text: string
  inside: boolean
  /** The newest purchase alone. */
  purchase: boolean
}

export const EVERYTHING: Filter = { flow: '', system: '', verdict: '', text: '', inside: false, purchase: false }

/** The form of the filters; a field outside of it names it. */
export const FILTERS = 'filters'

export const readFilter = (form: FormData): Filter => ({
  flow: String(form.get('flow') ?? ''),
  system: String(form.get('system') ?? ''),
  verdict: toVerdict(String(form.get('verdict') ?? '')),
  text: String(form.get('text') ?? ''),
  inside: form.has('inside'),
  purchase: form.has('purchase'),
})

export const toVerdict = (text: string): Filter['verdict'] => (text === 'passed' || text === 'refused' ? text : '')

/**
 * Returns the rows of the list, newest first. What one system repeats about an order is one row,
 * even with messages about other orders in between.
 */
export function toRows(events: AuditEvent[]): Folded[] {
  const rows: Folded[] = []
  const laterOf = new Map<string, Folded>()
  for (const event of events) {
    const order = orderOf(event)
    const key = `${event.system} ${order}`
    const later = laterOf.get(key)
    if (order !== undefined && later && isRepeat(later.event, event)) {
      later.times += 1
      continue
    }
    const row = { event, times: 1 }
    rows.push(row)
    laterOf.set(key, row)
  }

  return rows
}

/** Those that match, newest first. */
export function filterEvents(events: AuditEvent[], filter: Filter): AuditEvent[] {
  const text = filter.text.trim().toLowerCase()

  return events.filter((event) => matches(event, filter) && (text === '' || holds(event, text))).reverse()
}

function matches(event: AuditEvent, { flow, system, verdict, inside }: Filter) {
  const crossing = crossingOf(event)
  if (!crossing) return inside && !flow && !verdict && (!system || event.system === system)
  if (flow && crossing.flow !== flow) return false
  if (system && ![crossing.from, crossing.to, event.system].some((name) => name === system)) return false

  return !verdict || crossing.passed === (verdict === 'passed')
}

const holds = (event: AuditEvent, text: string) =>
  event.kind.includes(text) || JSON.stringify(event.detail).toLowerCase().includes(text)
