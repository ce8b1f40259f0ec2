import type { TableCount } from '@jembatan/migration-bundle/step-results'
import { Check, OctagonX } from 'lucide-react'
import { fill } from '@/i18n/words'
import { useSpeech } from './speech'

const COLUMNS = ['source', 'loaded', 'imported', 'repaired', 'quarantined', 'refused'] as const

/** Rows by table: every source row is loaded, quarantined or rejected. */
export function CrossedTable({ tables }: { tables: TableCount[] }) {
  const { words, number, tableWord } = useSpeech()
  const { crossed } = words
  if (tables.every(({ source }) => source === 0)) return null
  const astray = tables.filter((row) => row.source !== row.loaded + row.quarantined + row.refused)
  const Icon = astray.length > 0 ? OctagonX : Check

  return (
    <section aria-labelledby="crossed" className="panel overflow-hidden">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 p-5 pb-3 sm:p-7 sm:pb-4">
        <h2 id="crossed" className="text-xl">
          {crossed.title}
        </h2>
        <p className={`flex items-center gap-2 font-bold ${astray.length > 0 ? 'text-wrong' : 'text-good'}`}>
          <Icon size={18} aria-hidden />
          {astray.length > 0
            ? fill(crossed.unbalanced, { tables: astray.map(({ table }) => tableWord(table)).join(', ') })
            : crossed.balanced}
        </p>
        <p className="basis-full text-quiet text-sm room:hidden">{crossed.text}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too */}
      <section aria-label={crossed.text} tabIndex={0} className="overflow-x-auto border-line border-t">
        <table className="w-full text-sm">
          <thead>
            <tr className="text-quiet">
              <th scope="col" className="px-5 py-2 text-left sm:px-7">
                {crossed.heads.table}
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="px-3 py-2 text-right last:pr-5 sm:last:pr-7">
                  {crossed.heads[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tables.map((row) => (
              <tr key={row.table} className="border-line border-t">
                <th scope="row" className="px-5 py-2 text-left font-medium whitespace-nowrap sm:px-7">
                  {tableWord(row.table)}
                </th>
                {COLUMNS.map((column) => (
                  <td
                    key={column}
                    className={`figures px-3 py-2 text-right last:pr-5 sm:last:pr-7 ${row[column] === 0 ? 'text-quiet' : 'font-bold'}`}
                  >
                    {number(row[column])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
