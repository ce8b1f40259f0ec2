import { getAuditHub } from '@/server/audit-log/audit-hub'
import { InitialLiveProvider } from './use-live'

/** Enough that the newest purchase is among them. */
export const NEWEST = 30

/** Draws its children with the newest crossings already in them, so that nothing has to move when the stream begins. */
export function WithInitialLive({ crossings, children }: { crossings: number; children: React.ReactNode }) {
  const hub = getAuditHub()
  const live = { events: hub.latest(crossings), statuses: hub.statuses(), connected: true, whole: false }

  return <InitialLiveProvider live={live}>{children}</InitialLiveProvider>
}
