import type { Messages } from '@/i18n/messages'
import { fill, wordOf } from '@/i18n/words'
import { readableClaim } from '../readable-claim'

export function ClaimList({ claims, words }: { claims: Record<string, unknown>; words: Messages['token'] }) {
  return (
    <div>
      <h3 className="mb-3 text-night-quiet text-sm">{words.claims}</h3>
      <dl className="grid gap-x-6 gap-y-2.5 sm:grid-cols-[auto_1fr]">
        {Object.entries(claims).map(([claim, value]) => (
          <div key={claim} className="contents">
            <dt className="font-mono text-[#c9b8ff]">{claim}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere] max-sm:mb-1.5">
              {sentenceOf(words, claim, value)}
              <code className="block text-night-quiet text-xs">{JSON.stringify(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function sentenceOf({ human }: Messages['token'], claim: string, value: unknown) {
  return fill(wordOf(human, claim) ?? '{value}', { value: readableClaim(claim, value) })
}
