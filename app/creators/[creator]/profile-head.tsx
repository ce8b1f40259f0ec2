import { getMessages, getTranslations } from 'next-intl/server'
import { getRamai } from '@/app/_request/visitor'
import { Avatar } from '@/app/_ui/avatar'
import { VerifiedMark } from '@/app/_ui/verified-mark'
import { Counts } from '@/app/browse/counts'
import { followWords, NO_MARKS } from '@/app/browse/creator-list'
import { ShareLinks } from '@/app/share/share-links'
import { FollowButton } from '@/app/social/follow-button'
import type { Messages } from '@/i18n/request'
import type { RouterOutputs } from '@/server/trpc/outputs'

type ProfileHeadProps = {
  creator: RouterOutputs['browse']['creator']
  /** The address of the profile. */
  path: string
}

/** A creator with their counts, and what a visitor can do with the account. */
export async function ProfileHead({ creator, path }: ProfileHeadProps) {
  const [t, social, messages, ramai] = await Promise.all([
    getTranslations('browse'),
    getTranslations('social'),
    getMessages() as Promise<Messages>,
    getRamai(),
  ])
  const marks = await ramai.browse.creatorMarks({ ids: [creator.id] })
  const mine = marks[creator.id] ?? NO_MARKS

  return (
    <>
      <div className="flex items-center gap-5">
        <Avatar src={creator.picture} size={88} />
        <div>
          <h1 className="text-balance font-extrabold text-3xl leading-tight tracking-tight">
            {creator.name}
            {creator.verified && <VerifiedMark label={t('verified')} />}
          </h1>
          <p className="font-semibold text-muted">@{creator.id}</p>
        </div>
      </div>
      <Counts
        counts={[
          ['postsLabel', creator.posts],
          ['followersLabel', creator.followers],
          ['followingLabel', creator.following],
          ['likesLabel', creator.likes],
        ]}
      />
      <p className="mt-3 max-w-prose text-lg leading-relaxed">{creator.bio}</p>
      <div className="profile-acts mt-3 mb-4 flex flex-wrap items-center gap-3">
        <FollowButton
          creator={{ id: creator.id, name: creator.name }}
          marks={mine}
          words={followWords(messages)}
          to={path}
        />
        {mine.own && (
          <a href="/me/profile" className="button button-quiet">
            {t('editProfile')}
          </a>
        )}
        <button type="button" popoverTarget={SHARE} className="button button-quiet">
          {social('share')}
        </button>
        {!mine.own && (
          <a href={`${path}/report`} className="inline-block py-3 font-bold text-muted text-sm underline">
            {social('reportCreator')}
          </a>
        )}
      </div>
      <aside id={SHARE} popover="auto" className="sheet" aria-labelledby={`${SHARE}-title`}>
        <h2 id={`${SHARE}-title`} className="mb-4 font-extrabold text-xl">
          {t('shareProfile', { name: creator.name })}
        </h2>
        <ShareLinks
          url={creator.url}
          text={`${creator.name} (@${creator.id})`}
          words={{ ...messages.social, summary: messages.account.summary }}
        />
      </aside>
    </>
  )
}

const SHARE = 'share-profile'
