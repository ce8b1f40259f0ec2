import { Check } from 'lucide-react'
import { fill } from '@/i18n/words'
import type { MigrationView } from '@/server/migration/view'
import type { Workstream } from '@/server/migration/workstreams'
import { useSpeech } from './speech'

type WorkstreamBarsProps = Pick<MigrationView, 'workstreams' | 'total' | 'stale'> & {
  isOver: boolean
  children?: React.ReactNode
}

/**
 * A bar for each workstream, with the ministry's weight, filled as far as both sides have counted.
 */
export function WorkstreamBars({ workstreams, total, stale, isOver, children }: WorkstreamBarsProps) {
  const {
    words: { bars, burn },
    number,
  } = useSpeech()

  return (
    <section aria-labelledby="how-far" className="panel p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="how-far" className="text-xl">
          {bars.title}
        </h2>
        <p className="figures font-extrabold text-4xl leading-none tracking-tight">
          {(workstreams.length > 0 || !(isOver || stale)) && `${number(total, 1)} %`}
        </p>
      </div>
      {workstreams.length === 0 ? (
        <p className="mt-4 text-quiet">{stale ? bars.counting : isOver ? bars.over : bars.none}</p>
      ) : (
        <ul className="mt-2 grid gap-1">
          {workstreams.map((workstream) => (
            <Bar key={workstream.id} workstream={workstream} />
          ))}
        </ul>
      )}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4">
        <details className="text-quiet text-sm">
          <summary className="flex min-h-11 items-center">{bars.how}</summary>
          <p className="mt-1">{bars.rule}</p>
          <p className="mt-1">{bars.source}</p>
          <p className="mt-1">{burn.text}</p>
        </details>
        {children}
      </div>
    </section>
  )
}

function Bar({ workstream: { id, weight, percent } }: { workstream: Workstream }) {
  const { words, number } = useSpeech()
  const whole = percent === 100

  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 sm:grid-cols-[17rem_1fr_5rem]">
      <h3 className="text-lg">
        {words.workstream[id]}{' '}
        <span className="font-medium text-quiet text-sm">{fill(words.bars.weight, { weight })}</span>
      </h3>
      <div aria-hidden className="h-4 overflow-hidden rounded-full bg-line max-sm:order-last max-sm:col-span-full">
        <div
          className={`h-full rounded-full transition-[width] duration-1000 ${whole ? 'bg-good' : 'bg-ink'}`}
          style={{ width: `${percent}%` }}
        />
      </div>
      <p className={`figures flex items-center justify-end gap-1.5 font-extrabold text-xl ${whole ? 'text-good' : ''}`}>
        {whole && <Check size={18} aria-hidden />}
        {number(percent, 1)} %
      </p>
    </li>
  )
}
