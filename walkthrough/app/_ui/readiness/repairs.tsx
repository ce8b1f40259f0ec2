import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { LightName, RepairRun } from '@/server/readiness/report'
import { type SpeechWords, speak } from './speech'

type RepairsProps = {
  made: RepairRun
  /** Lights that are not green. */
  left: LightName[]
  ready: Messages['ready']
  words: SpeechWords
}

/** The repairs of the last *Make ready*, and the lights that are still not green. */
export function Repairs({ made: { at, repairs }, left, ready, words }: RepairsProps) {
  const clock = { timeStyle: 'medium', hour12: false, timeZone: 'Asia/Jakarta' } as const
  const time = new Intl.DateTimeFormat(words.language, clock).format(new Date(at))
  const names = new Intl.ListFormat(words.language).format(left.map((name) => ready.name[name]))

  return (
    <section aria-labelledby="repairs" className="panel p-5">
      <h2 id="repairs" className="text-lg">
        {fill(ready.repaired, { time: `${time} WIB` })}
      </h2>
      {repairs.length === 0 && <p className="text-quiet">{ready.nothingRepaired}</p>}
      <ul className="mt-1 list-disc pl-6 empty:hidden">
        {repairs.map(({ code, values }) => (
          <li key={code + (values?.rules ?? '')}>{speak(ready.repair[code], values, words)}</li>
        ))}
      </ul>
      {left.length > 0 && <p className="mt-1 font-bold">{fill(ready.left, { names })}</p>}
    </section>
  )
}
