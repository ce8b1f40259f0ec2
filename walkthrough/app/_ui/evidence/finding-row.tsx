import { Check, ChevronDown, Hourglass, OctagonX, Truck } from 'lucide-react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { Finding } from '@/server/evidence/findings'

const LOOK = {
  passed: { Icon: Check, colour: 'bg-good-wash text-good' },
  failed: { Icon: OctagonX, colour: 'bg-wrong-wash text-wrong' },
  migration_open: { Icon: Truck, colour: 'bg-warn-wash text-warn' },
  not_built: { Icon: Hourglass, colour: 'bg-paper text-quiet' },
} satisfies Record<Finding['verdict'], object>

type FindingRowProps = { finding: Finding; words: Messages['evidence']; language: Language }

/** One control: its question, its finding and its evidence. */
export function FindingRow({ finding, words, language }: FindingRowProps) {
  const { row, title, clauses, verdict, figure, evidence, tookMs } = finding
  const { Icon, colour } = LOOK[verdict]

  return (
    <li className="animate-arrive">
      <details className="group" open={verdict === 'failed'}>
        <summary className="grid list-none grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-paper sm:px-6 lg:grid-cols-[2.5rem_1.3fr_1fr_auto_1.25rem]">
          <span className="figures font-extrabold text-quiet text-xl">{row}</span>
          <span className="min-w-0">
            <b className="block">{title[language]}</b>
            {clauses && <span className="figures block text-quiet text-xs">{clauses[language]}</span>}
          </span>
          <span className="figures text-sm max-lg:order-last max-lg:col-span-3">{figure?.[language]}</span>
          <span
            className={`inline-flex items-center gap-1.5 justify-self-end rounded-full px-3 py-1 font-bold text-sm ${colour}`}
          >
            <Icon size={15} aria-hidden />
            {words.verdict[verdict]}
          </span>
          <ChevronDown size={18} aria-hidden className="text-quiet transition group-open:rotate-180 max-lg:hidden" />
        </summary>
        <div className="px-4 pb-5 sm:px-6 lg:pl-[5rem]">
          {evidence.length === 0 && <p className="text-quiet text-sm">{words.noEvidence}</p>}
          {evidence.length > 0 && (
            <ul className="grid gap-1.5 rounded-card bg-night p-4 font-mono text-sm text-white leading-relaxed sm:p-5">
              {evidence.map((line, index) => (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
                  key={index}
                  className={`[overflow-wrap:anywhere] ${line.startsWith('✗') ? 'font-bold text-ramai-night' : ''}`}
                >
                  {line}
                </li>
              ))}
            </ul>
          )}
          <p className="figures mt-2 text-quiet text-xs">
            {tookMs ? `${fill(words.took, { seconds: (tookMs / 1000).toFixed(1) })} · ` : ''}
            <code>npm run evidence {row}</code>
          </p>
        </div>
      </details>
    </li>
  )
}
