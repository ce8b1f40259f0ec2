import type { TableCount } from '@jembatan/migration-bundle/step-results'
import { Check, CircleDashed } from 'lucide-react'
import { fill } from '@/i18n/words'
import type { Workstream } from '@/server/migration/workstreams'
import { useSpeech } from './speech'

type OpenItemsProps = {
  workstreams: Workstream[]
  tables: TableCount[]
  /** True after the purge: nothing more is imported. */
  isOver: boolean
}

/** Open items, the link to invoices last, as in 2024. */
export function OpenItems({ workstreams, tables, isOver }: OpenItemsProps) {
  const { words, number, tableWord } = useSpeech()
  const { open } = words
  // Before the first bundle, and after a purge that was not counted here, the items are unknown.
  if (workstreams.length === 0) return null
  const waiting = tables.reduce((sum, one) => sum + one.quarantined, 0)
  // Quarantined rows are a separate item, so exclude them here.
  const toArrive = workstreams
    .flatMap(({ tables }) => tables)
    .map(({ table, source, imported, quarantined, refused }) => ({
      table,
      rows: source - imported - quarantined - refused,
    }))
    .filter(({ rows }) => rows > 0)
  const invoices = toArrive.find(({ table }) => table === 'invoices')
  const items = [
    ...toArrive
      .filter(({ table }) => table !== 'invoices')
      .map(({ table, rows }) => ({ text: fill(open.notArrived, { table: tableWord(table) }), rows })),
    ...(waiting > 0 ? [{ text: open.quarantine, rows: waiting }] : []),
    ...(invoices ? [{ text: open.invoiceLink, rows: invoices.rows }] : []),
  ]

  return (
    <section aria-labelledby="still-open" className="panel p-5 sm:p-7">
      <h2 id="still-open" className="text-xl">
        {isOver && items.length > 0 ? open.stayed : open.title}
      </h2>
      {items.length === 0 && (
        <p className="mt-4 flex items-center gap-2 font-bold text-good">
          <Check size={18} aria-hidden />
          {open.none}
        </p>
      )}
      <ul className="mt-3 divide-y divide-line empty:hidden">
        {items.map(({ text, rows }) => (
          <li key={text} className="flex items-center justify-between gap-3 py-2.5">
            <span className="flex items-center gap-2">
              <CircleDashed size={16} aria-hidden className="shrink-0 text-quiet" />
              {text}
            </span>
            <span className="figures font-bold whitespace-nowrap">{fill(open.rows, { rows: number(rows) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
