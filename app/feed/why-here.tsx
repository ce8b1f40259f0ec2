import type { SocialWords } from '../social/words'
import type { FeedPost } from './trpc'

type WhyHereProps = { post: Pick<FeedPost, 'why' | 'creator'>; words: SocialWords }

/** Explains the place of this post by the same reasons that ranked it. */
export function WhyHere({ post: { why, creator }, words }: WhyHereProps) {
  if (!why.byInterests) return <p className="mt-2 leading-relaxed">{words.whyTime}</p>
  const reasons = why.reasons.map((reason) => {
    if (reason.kind === 'follow') return fill(words.reasonFollow, { creator: creator.name })
    if (reason.kind === 'creator')
      return fill(words.reasonCreator, { creator: creator.name, times: String(reason.times) })
    return fill(words.reasonHashtag, { hashtag: reason.hashtag, times: String(reason.times) })
  })

  return (
    <>
      <p className="mt-2 leading-relaxed">{words.whyInterests}</p>
      <ul className="mt-1 list-disc pl-5 leading-relaxed">
        {(reasons.length > 0 ? reasons : [words.whyNone]).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <a href="/me/privacy" className="inline-block py-2.5 font-bold text-ramai-text underline">
        {words.changeConsent}
      </a>
    </>
  )
}

const fill = (words: string, values: Record<string, string>) =>
  words.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
