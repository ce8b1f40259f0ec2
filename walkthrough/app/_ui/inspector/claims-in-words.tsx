import type { Messages } from '@/i18n/messages'
import { wordOf } from '@/i18n/words'
import { withUnrecordedNumber } from '@/server/register/claims'
import { readableClaim } from '../readable-claim'

type ClaimsProps = {
  title: string
  claims?: Record<string, unknown>
  words: Messages['inspector']['claim']
}

export function ClaimsInWords({ title, claims, words }: ClaimsProps) {
  if (!claims) return null

  return (
    <div>
      <h3 className="mb-2 text-night-quiet text-sm">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2 text-sm">
        {withUnrecordedNumber(claims).map(([claim, value]) => (
          <div key={claim} className="contents">
            <dt className="font-mono text-pasar-night">{claim}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              {value !== undefined && <span className="block font-mono">{readableClaim(claim, value)}</span>}
              <span className="block text-night-quiet">{wordOf(words, claim) ?? ''}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
