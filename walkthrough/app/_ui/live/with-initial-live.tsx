import { getAuditHub } from '@/server/audit-log/audit-hub'
import { BLANK } from './console-store'
import { InitialConsoleProvider } from './use-console'

/** Enough that the newest purchase is among them. */
export const NEWEST = 30

type WithInitialLiveProps = {
  crossings: number
  /** Whether there are screens here, whose buyer has not come yet. */
  screens?: boolean
  children: React.ReactNode
}

/** Draws its children with the newest crossings already in them, so that nothing has to move when the stream begins. */
export function WithInitialLive({ crossings, screens = false, children }: WithInitialLiveProps) {
  const hub = getAuditHub()
  const live = { events: hub.latest(crossings), statuses: hub.statuses(), connected: true, whole: false }
  const stage = screens ? { ...BLANK.stage, status: 'starting' as const } : BLANK.stage

  return <InitialConsoleProvider initial={{ ...BLANK, live, stage }}>{children}</InitialConsoleProvider>
}
