import { Minus, TriangleAlert } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { ruleWord } from '@/i18n/words'
import { type Absent, findForbidden } from '@/server/register/absent-tables'

type AbsentListProps = { absent: Absent[]; tables: string[] | null; words: Messages['tables'] }

/** Concepts that the system must not store, searched in its real list of tables. */
export function AbsentList({ absent, tables, words }: AbsentListProps) {
  return (
    <div className="border-line border-t bg-paper px-5 py-4">
      <h3 className="text-quiet text-sm">{tables ? words.absent : words.absentUnread}</h3>
      <ul className="mt-2 grid gap-1.5 text-sm">
        {absent.map(({ concept, rule }) => {
          const forbidden = tables ? findForbidden(concept, tables) : []
          const Icon = forbidden.length > 0 ? TriangleAlert : Minus

          return (
            <li key={concept} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span
                className={`flex items-center gap-1.5 ${forbidden.length > 0 ? 'font-bold text-wrong' : 'text-quiet'}`}
              >
                <Icon size={14} aria-hidden />
                {words.concept[concept]}
                {forbidden.length > 0 && ` · ${words.present}: ${forbidden.join(', ')}`}
              </span>
              <span className="figures text-quiet text-xs">{ruleWord(words, rule)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
