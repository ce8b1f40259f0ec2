import { DatabaseZap } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { AllTables } from '@/server/audit-log/read-tables'
import type { Absent } from '@/server/register/absent-tables'
import { AbsentList } from './absent-list'

type DatabaseProps = {
  database: AllTables[number]
  before?: AllTables[number]
  /** Messages of the displayed purchase that this system has recorded. */
  recorded: number
  /** True when the slider is at one of these messages. */
  lit: boolean
  absent: Absent[]
  words: Messages['tables']
  frame: Messages['frame']
}

export function Database({ database, before, recorded, lit, absent, words, frame }: DatabaseProps) {
  const { name, role } = frame.system[database.system]
  const tables = 'tables' in database ? database.tables : null

  return (
    <section
      aria-labelledby={`database-${database.system}`}
      data-system={database.system}
      className={`panel overflow-hidden border-t-6 border-t-(--system) ${lit ? 'ring-4 ring-(--system)' : ''}`}
    >
      <header className="p-5 pb-3">
        <p className="eyebrow text-(--system-text)">{role}</p>
        <h2 id={`database-${database.system}`} className="text-2xl">
          {name}
        </h2>
        {tables && (
          <p className="figures text-quiet text-sm">
            {fill(words.total, { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) })}
          </p>
        )}
        {recorded > 0 && <p className="figures text-sm">{fill(words.recorded, { count: recorded })}</p>}
      </header>
      {'unread' in database && (
        <p className="mx-5 mb-4 flex gap-2.5 rounded-control bg-warn-wash p-3.5 text-sm text-warn">
          <DatabaseZap size={18} aria-hidden className="shrink-0" />
          {words.unread[database.unread]}
        </p>
      )}
      {tables && (
        <table className="w-full text-sm">
          <caption className="sr-only">{words.thereAre}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{words.table}</th>
              <th scope="col">{words.rows}</th>
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <tr key={table.name} className="border-line border-t">
                <th scope="row" className="px-5 py-1.5 text-left font-medium font-mono [overflow-wrap:anywhere]">
                  {table.name}
                </th>
                <td className="figures px-5 py-1.5 text-right font-bold whitespace-nowrap">
                  <Change now={table.rows} before={rowsBefore(before, table.name)} words={words} /> {table.rows}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AbsentList absent={absent} tables={tables?.map((table) => table.name) ?? null} words={words} />
    </section>
  )
}

function Change({ now, before, words }: { now: number; before?: number; words: Messages['tables'] }) {
  if (before === undefined || before === now) return null
  const change = now - before

  return (
    <span className="mr-1 rounded-full bg-warn-wash px-2 py-0.5 font-medium text-warn text-xs">
      {fill(words.changed, { count: change > 0 ? `+${change}` : change })}
    </span>
  )
}

const rowsBefore = (before: DatabaseProps['before'], name: string) =>
  before && 'tables' in before ? before.tables.find((table) => table.name === name)?.rows : undefined
