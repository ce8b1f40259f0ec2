import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { Clock } from '@/server/clocks/clocks'
import type { AuditEvent } from '../../live/live-store'
import { useLive, useNewEvents } from '../../live/use-live'
import { readClocks } from './read-clocks'

/** The clocks of the three systems, read anew when a system comes up and when somebody moves the time. */
export function useClocks() {
  const [clocks, setClocks] = useState<Clock[]>([])
  const { statuses } = useLive()
  const up = statuses && Object.values(statuses).filter((status) => status.up).length
  const show = useCallback(
    (asked: Promise<Response>) => void readClocks(asked).then((read) => setClocks(read ?? [])),
    [],
  )
  const look = useEffectEvent(() => show(fetch('/api/time')))
  useEffect(() => {
    if (up) look()
  }, [up])
  useNewEvents((event) => {
    if (movesTime(event)) show(fetch('/api/time'))
  })

  return { clocks, show }
}

/** What Kasir’s simulation was used for stands in its own words. */
const movesTime = ({ kind, detail }: AuditEvent) =>
  kind === 'clock_advanced' ||
  kind === 'database_reset' ||
  (kind === 'simulation_used' && ['clock advanced', 'reset'].includes(String(detail.control)))
