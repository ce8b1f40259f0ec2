import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { MadeReady } from '@/server/readiness/report'
import { type SpeechWords, speak } from './speech'

type RepairsProps = { made: MadeReady; ready: Messages['ready']; words: SpeechWords }

/** What *Make ready* did last, each repair in a sentence; what is left is what its lights say. */
export function Repairs({ made: { at, repairs }, ready, words }: RepairsProps) {
  const time = new Intl.DateTimeFormat(words.language, { timeStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(
    new Date(at),
  )

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
    </section>
  )
}
