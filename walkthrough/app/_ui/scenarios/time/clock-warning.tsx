'use client'

import { Clock3 } from 'lucide-react'
import { useEffect } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { clocksAhead } from '@/server/clocks/clocks-ahead'
import { followClocks, showClocks } from '../../live/follow-clocks'
import { clocksOf } from '../../live/selectors'
import { useConsole } from '../../live/use-console'
import { steer } from '../../steer'
import { formatDuration } from './format-duration'

type ClockWarningProps = {
  words: Messages['scenario']['time']
  systems: Messages['frame']['system']
  language: Language
  /** The reason why the clocks cannot be moved here; null when they can. */
  closed: string | null
}

/**
 * Warns on every page while the three clocks differ, because answers of the systems do not fit
 * together then.
 */
export function ClockWarning({ words, systems, language, closed }: ClockWarningProps) {
  const ahead = clocksAhead(useConsole(clocksOf))
  useEffect(followClocks, [])
  if (ahead.length === 0) return null
  const differences = ahead.map(({ system, seconds }) =>
    fill(words.isAhead, { system: systems[system].name, ahead: formatDuration(seconds, language) }),
  )

  return (
    <div role="alert" className="bg-wrong text-card">
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
            onClick={() => showClocks(steer('/api/time', { equal: true }))}
            className="button bg-card text-wrong"
          >
            {words.makeEqual}
          </button>
        )}
      </div>
    </div>
  )
}
