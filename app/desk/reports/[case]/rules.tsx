import type { Messages } from '@/i18n/request'
import { TAKEDOWN_REASONS } from '@/server/moderation/limits'

type RulesProps = { words: Messages['desk']['case']; rules: Messages['complaints']['rules'] }

/** The text of each rule that a takedown can name. */
export function Rules({ words, rules }: RulesProps) {
  return (
    <details className="rounded-card border border-line bg-card px-4">
      <summary className="min-h-11 cursor-pointer py-2.5 font-bold">{words.rules}</summary>
      <dl className="grid gap-3 pb-4 text-sm">
        {TAKEDOWN_REASONS.map((reason) => (
          <div key={reason}>
            <dt className="font-bold">{words.takedownReason[reason]}</dt>
            <dd className="leading-relaxed">{rules[reason]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
