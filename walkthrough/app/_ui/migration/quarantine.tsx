import type { TableCount } from '@jembatan/migration-bundle/step-results'
import { fill, wordOf } from '@/i18n/words'
import { useSpeech } from './speech'

/** Rejection reasons by frequency. */
export function Quarantine({ tables }: { tables: TableCount[] }) {
  const { words, number, tableWord } = useSpeech()
  const { quarantine, reason } = words
  const reasons = tables
    .flatMap(({ table, reasons }) => Object.entries(reasons).map(([code, rows]) => ({ table, code, rows })))
    .toSorted((one, other) => other.rows - one.rows)
  const [most] = reasons
  const sum = (state: 'quarantined' | 'refused') => number(tables.reduce((total, table) => total + table[state], 0))

  return (
    <section aria-labelledby="quarantine" className="panel p-5 sm:p-7">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="quarantine" className="text-xl">
          {quarantine.title}
        </h2>
        {most && (
          <p className="figures font-bold">
            {fill(quarantine.counts, { waiting: sum('quarantined'), refused: sum('refused') })}
          </p>
        )}
      </div>
      <p className="mt-1 text-quiet text-sm room:hidden">{quarantine.text}</p>
      {!most && <p className="mt-4">{quarantine.none}</p>}
      <ul className="mt-4 grid gap-2.5 empty:hidden">
        {reasons.map(({ table, code, rows }) => (
          <li key={`${table} ${code}`} className="grid gap-1">
            <p className="flex justify-between gap-3 text-sm">
              <span>
                <b>{wordOf(reason, code) ?? code}</b> <span className="text-quiet">· {tableWord(table)}</span>
              </span>
              <span className="figures font-bold">{number(rows)}</span>
            </p>
            <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-line">
              <span
                className="block h-full rounded-full bg-warn"
                style={{ width: `${Math.max(1, (rows / (most?.rows ?? rows)) * 100)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
