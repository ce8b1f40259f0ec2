import type { AuditEvent } from '@/server/audit-log/audit-event'
import { tapOf } from '@/server/register/tap-of'
import { crossingOf } from '../live/crossing'
import { type Folded, isRepeat, orderOf } from '../live/one-purchase'

export type Filter = {
  flow: string
  system: string
  verdict: '' | 'passed' | 'refused'
  text: string
  inside: boolean
  /** Shows only the newest purchase. */
  purchase: boolean
  grouped: boolean
}

export const EVERYTHING: Filter = {
  flow: '',
  system: '',
  verdict: '',
  text: '',
  inside: false,
  purchase: false,
  grouped: false,
}

/** The id of the filter form; fields outside it refer to it. */
export const FILTERS = 'filters'

export const readFilter = (form: FormData): Filter => ({
  flow: String(form.get('flow') ?? ''),
  system: String(form.get('system') ?? ''),
  verdict: toVerdict(String(form.get('verdict') ?? '')),
  text: String(form.get('text') ?? ''),
  inside: form.has('inside'),
  purchase: form.has('purchase'),
  grouped: form.has('grouped'),
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

/** A row with its group's name; the first row of a group shows it. */
export type Row = Folded & { group?: string; isFirst?: boolean }

/**
 * Puts the rows of one order together, and those of one tap: no log says which order a tap became.
 * Groups are in the order of their newest row.
 */
export function groupRows(rows: Folded[]): Row[] {
  const groups = new Map<unknown, Row[]>()
  for (const row of rows) {
    const { claims } = row.event.detail.message ?? {}
    const order = orderOf(row.event)
    const key = order ?? (claims ? tapOf(claims) : row)
    const group = order ?? (claims && String(claims.sku))
    const before = groups.get(key)
    if (before) before.push({ ...row, group, isFirst: false })
    else groups.set(key, [{ ...row, group, isFirst: true }])
  }

  return [...groups.values()].flat()
}

/** Returns the matching events, newest first. */
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
