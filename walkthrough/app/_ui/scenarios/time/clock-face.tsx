import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { Clock } from '@/server/clocks/clocks'
import { formatDuration } from './format-duration'

type ClockFaceProps = { clock: Clock; words: Messages['scenario']['time']; name: string; language: Language }

export function ClockFace({ clock, words, name, language }: ClockFaceProps) {
  return (
    <li
      data-system={clock.system}
      className="rounded-card border border-line border-t-(--system) border-t-4 in-data-compact:px-3 in-data-compact:py-1.5 p-4"
    >
      <p className="font-bold text-(--system-text) text-sm">{fill(words.now, { system: name })}</p>
      {clock.state === 'read' ? (
        <>
          <p className="figures mt-1 in-data-compact:mt-0 font-extrabold in-data-compact:text-base text-lg">
            {inJakarta(clock.now, language)}
          </p>
          <p className="figures text-quiet text-sm">
            {clock.offsetSeconds > 0
              ? fill(words.ahead, { ahead: formatDuration(clock.offsetSeconds, language) })
              : words.level}
          </p>
        </>
      ) : (
        <p className="mt-1 in-data-compact:mt-0 font-extrabold in-data-compact:text-base text-lg text-warn">
          {words[clock.state]}
        </p>
      )}
    </li>
  )
}

const inJakarta = (moment: string, language: Language) =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(new Date(moment))} WIB`
