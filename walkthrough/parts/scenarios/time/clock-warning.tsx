'use client'

import { Clock3 } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { Clock } from '@/server/clocks/clocks'
import type { AuditEvent } from '../../live/live-store'
import { useLive, useNewEvents } from '../../live/use-live'
import { steer } from '../../steer'
import { clocksAhead } from './clocks-ahead'
import { formatDuration } from './format-duration'
import { readClocks } from './read-clocks'

type ClockWarningProps = {
  words: Messages['scenario']['time']
  systems: Messages['frame']['system']
  language: Language
  /** Why time cannot be moved from here. */
  closed: string | null
}

/** On every page, as long as the three systems live in different minutes: nothing that they say of each other holds then. */
export function ClockWarning({ words, systems, language, closed }: ClockWarningProps) {
  const [clocks, setClocks] = useState<Clock[]>([])
  const { statuses } = useLive()
  const up = statuses && Object.values(statuses).filter((status) => status.up).length
  const look = useEffectEvent(
    (asked: Promise<Response>) => void readClocks(asked).then((read) => setClocks(read ?? [])),
  )
  useEffect(() => {
    if (up) look(fetch('/api/time'))
  }, [up])
  useNewEvents((event) => {
    if (movesTime(event)) look(fetch('/api/time'))
  })
  const ahead = clocksAhead(clocks)
  if (ahead.length === 0) return null
  const differences = ahead.map(({ system, seconds }) =>
    fill(words.isAhead, { system: systems[system].name, ahead: formatDuration(seconds, language) }),
  )

  return (
    <div role="alert" className="bg-wrong text-white">
      <div className="mx-auto flex max-w-[96rem] flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6 lg:px-8">
        <Clock3 size={20} aria-hidden className="max-sm:hidden" />
        <p className="mr-auto">
          <b>
            {words.differ}: {differences.join(', ')}.
          </b>{' '}
          {closed ?? words.differText}
        </p>
        {closed === null && (
          <button
            type="button"
            onClick={() => look(steer('/api/time', { equal: true }))}
            className="button bg-white text-wrong"
          >
            {words.makeEqual}
          </button>
        )}
      </div>
    </div>
  )
}

/** What Kasir’s simulation was used for stands in its own words. */
const movesTime = ({ kind, detail }: AuditEvent) =>
  kind === 'clock_advanced' ||
  kind === 'database_reset' ||
  (kind === 'simulation_used' && ['clock advanced', 'reset'].includes(String(detail.control)))
