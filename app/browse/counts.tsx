import { getTranslations } from 'next-intl/server'
import { countIn } from '../_ui/count'
import { getFeedWords } from '../feed/get-feed-words'

type CountName = 'postsLabel' | 'followersLabel' | 'followingLabel' | 'likesLabel'

/** The numbers of a profile, each with its name. */
export async function Counts({ counts }: { counts: [CountName, number][] }) {
  const [t, words] = await Promise.all([getTranslations('browse'), getFeedWords()])

  return (
    <dl className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
      {counts.map(([name, count]) => (
        <div key={name} className="flex gap-x-1.5 max-sm:flex-col sm:items-baseline">
          <dt className="order-2 text-muted text-sm">{t(name)}</dt>
          <dd className="font-extrabold text-lg tabular-nums">{countIn(words, count)}</dd>
        </div>
      ))}
    </dl>
  )
}
