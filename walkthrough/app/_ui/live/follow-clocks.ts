import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { Clock } from '@/server/clocks/clocks'
import { consoleStore } from './console-store'
import { onNewEvent } from './follow-audit-logs'

let following = false

/** Reads the three clocks when a system starts and after a clock moves. */
export function followClocks() {
  if (following) return
  following = true
  let lastUptime = 0
  const look = () => void showClocks(fetch('/api/time'))
  consoleStore.subscribe(() => {
    const up = Object.values(consoleStore.get().live.statuses ?? {}).filter((status) => status.up).length
    if (up === lastUptime) return
    lastUptime = up
    if (up > 0) look()
  })
  onNewEvent((event) => movesTime(event) && look())
}

/** Shows the clocks of a response; null when they are unreadable or the request fails. */
export async function showClocks(pending: Promise<Response>): Promise<Clock[] | null> {
  const response = await pending.catch(() => null)
  const clocks: Clock[] | null = response?.ok ? (await response.json()).clocks : null
  if (clocks) consoleStore.set({ ...consoleStore.get(), clocks })

  return clocks
}

/** Kasir's simulation records a moved clock under another kind. */
const movesTime = ({ kind, detail }: AuditEvent) =>
  kind === 'clock_advanced' ||
  kind === 'database_reset' ||
  (kind === 'simulation_used' && ['clock advanced', 'reset'].includes(String(detail.control)))
