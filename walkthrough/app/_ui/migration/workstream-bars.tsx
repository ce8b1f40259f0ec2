import { Check } from 'lucide-react'
import { fill } from '@/i18n/words'
import type { Workstream } from '@/server/migration/workstreams'
import { useSpeech } from './speech'

type WorkstreamBarsProps = { workstreams: Workstream[]; total: number; isOver: boolean }

/** Three bars, each as wide as the ministry weighed it, and each filled as far as both sides have counted. */
export function WorkstreamBars({ workstreams, total, isOver }: WorkstreamBarsProps) {
  const { words, number } = useSpeech()
  const { bars } = words

  return (
    <section aria-labelledby="how-far" className="panel p-5 sm:p-7">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="how-far" className="text-xl">
          {bars.title}
        </h2>
        <p className="figures font-extrabold text-[clamp(2.2rem,4vw,3.6rem)] leading-none tracking-tight">
          {(workstreams.length > 0 || !isOver) && `${number(total, 1)} %`}
        </p>
      </div>
      {workstreams.length === 0 ? (
        <p className="mt-4 text-quiet">{isOver ? bars.over : bars.none}</p>
      ) : (
        <ul className="mt-5 grid gap-5 lg:grid-cols-[3fr_1.35fr_1.35fr] lg:gap-6">
          {workstreams.map((workstream) => (
            <Bar key={workstream.id} workstream={workstream} />
          ))}
        </ul>
      )}
      <p className="mt-5 max-w-[110ch] text-quiet text-sm room:hidden">{bars.rule}</p>
      <p className="mt-2 max-w-[110ch] text-quiet text-sm">{bars.source}</p>
    </section>
  )
}

function Bar({ workstream: { id, weight, percent, tables } }: { workstream: Workstream }) {
  const { words, number, tableWord } = useSpeech()
  const whole = percent === 100

  return (
    <li>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-lg">{words.workstream[id]}</h3>
        <p className={`figures flex items-center gap-1.5 font-extrabold text-xl ${whole ? 'text-good' : ''}`}>
          {whole && <Check size={18} aria-hidden />}
          {number(percent, 1)} %
        </p>
      </div>
      <div aria-hidden className="mt-1.5 h-5 overflow-hidden rounded-full bg-line">
        <div
          className={`h-full rounded-full transition-[width] duration-500 ${whole ? 'bg-good' : 'bg-ink'}`}
          style={{ width: `${percent}%` }}
        />
      </div>
      <p className="mt-1.5 text-quiet text-sm">{fill(words.bars.weight, { weight })}</p>
      <dl className="figures mt-2 grid gap-0.5 text-sm room:hidden">
        {tables.map(({ table, imported, source, refused }) => (
          <div key={table} className="flex justify-between gap-3">
            <dt className="text-quiet">{tableWord(table)}</dt>
            <dd className="text-right">
              {fill(refused > 0 ? words.bars.ofRefused : words.bars.of, {
                imported: number(imported),
                source: number(source),
                refused: number(refused),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
