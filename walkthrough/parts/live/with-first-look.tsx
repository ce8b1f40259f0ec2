import { getTrailHub } from '@/server/trail/hub'
import { FirstLookProvider } from './first-look-provider'

/** Draws its children with the newest crossings already in them, so that nothing has to move when the stream begins. */
export function WithFirstLook({ crossings, children }: { crossings: number; children: React.ReactNode }) {
  const hub = getTrailHub()
  const look = { events: hub.latest(crossings), lights: hub.lights(), connected: true, whole: false }

  return <FirstLookProvider look={look}>{children}</FirstLookProvider>
}
