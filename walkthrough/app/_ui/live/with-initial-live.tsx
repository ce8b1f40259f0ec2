import { isSignedIn } from '@/app/_request/is-signed-in'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { getAuditHub } from '@/server/audit-log/audit-hub'
import { toText } from '@/server/audit-log/event-text'
import { BLANK } from './console-store'
import { InitialConsoleProvider } from './use-console'

/** Enough events to include the newest purchase. */
export const NEWEST = 30

type WithInitialLiveProps = {
  crossings: number
  /** True with screens whose buyer has not started yet. */
  screens?: boolean
  children: React.ReactNode
}

/** Renders its children with the newest crossings, so that the stream's start shifts nothing. */
export async function WithInitialLive({ crossings, screens = false, children }: WithInitialLiveProps) {
  const hub = getAuditHub()
  const reader = (await isSignedIn()) ? 'presenter' : 'anybody'
  const events = hub.latest(crossings).map((event): AuditEvent => JSON.parse(toText(event, reader)))
  const live = { events, statuses: hub.statuses(), connected: true, whole: false }
  const stage = screens ? { ...BLANK.stage, status: 'starting' as const } : BLANK.stage

  return <InitialConsoleProvider initial={{ ...BLANK, live, stage }}>{children}</InitialConsoleProvider>
}
