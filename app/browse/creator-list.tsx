import { getMessages, getTranslations } from 'next-intl/server'
import { Avatar } from '@/app/_ui/avatar'
import { VerifiedMark } from '@/app/_ui/verified-mark'
import type { Messages } from '@/i18n/request'
import { getRamai } from '../_request/visitor'
import { FollowButton } from '../social/follow-button'

type ListedCreator = { id: string; name: string; verified: boolean; picture: string; bio: string; followers: number }

type CreatorListProps = {
  creators: ListedCreator[]
  /** The page to which following without scripts returns. */
  to: string
}

/** Creators as rows, each with a button to follow. */
export async function CreatorList({ creators, to }: CreatorListProps) {
  const [t, messages, ramai] = await Promise.all([
    getTranslations('browse'),
    getMessages() as Promise<Messages>,
    getRamai(),
  ])
  const marks = await ramai.browse.creatorMarks({ ids: creators.map(({ id }) => id) })

  return (
    <ul className="-ml-2 grid gap-1 sm:grid-cols-2">
      {creators.map((creator) => (
        <li key={creator.id} className="flex items-center gap-2">
          <a
            href={`/creators/${creator.id}`}
            className="flex min-w-0 grow items-center gap-4 rounded-card p-2 hover:bg-card"
          >
            <Avatar src={creator.picture} size={56} />
            <span className="min-w-0">
              <span className="font-extrabold">{creator.name}</span>
              {creator.verified && <VerifiedMark label={t('verified')} />}{' '}
              <span className="text-muted">@{creator.id}</span>
              <span className="block text-muted text-sm leading-snug">{creator.bio}</span>
              <span className="block text-sm tabular-nums">{t('followers', { count: creator.followers })}</span>
            </span>
          </a>
          <FollowButton
            creator={{ id: creator.id, name: creator.name }}
            marks={marks[creator.id] ?? NO_MARKS}
            words={followWords(messages)}
            to={to}
          />
        </li>
      ))}
    </ul>
  )
}

export const NO_MARKS = { follows: false, own: false }

/** The messages of the button only, because a page sends them to the browser once per row. */
export const followWords = ({ social: { follow, following, unfollow, notKept, slowDown } }: Messages) => ({
  follow,
  following,
  unfollow,
  notKept,
  slowDown,
})
