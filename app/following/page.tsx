import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getRamai } from '../_request/visitor'
import { PaperPage } from '../_ui/paper-page'
import type { AddressQuery } from '../browse/address-query'
import { CreatorList } from '../browse/creator-list'
import { ScopedFeed } from '../browse/scoped-feed'

export const endpoint: PageEndpoint = { who: 'anybody' }

const FOLLOWED = { of: 'followed' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('browse'))('followingTitle') }
}

/** Posts by followed creators; without any, suggestions of creators. */
export default async function FollowingPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const [t, ramai] = await Promise.all([getTranslations('browse'), getRamai()])
  const { posts } = await ramai.browse.tiles({ scope: FOLLOWED })
  if (posts.length > 0)
    return (
      <ScopedFeed
        scope={FOLLOWED}
        path="/following"
        title={t('followingTitle')}
        at="/following"
        request={await searchParams}
      />
    )

  return (
    <PaperPage wide at="/following">
      <h1 className="font-extrabold text-4xl tracking-tight">{t('followingTitle')}</h1>
      <p className="mt-3 max-w-prose text-lg text-muted leading-relaxed">
        {t((await ramai.account.show()) ? 'followingNobody' : 'followingSignedOut')}
      </p>
      <h2 className="mt-8 font-extrabold text-xl">{t('creatorsToFollow')}</h2>
      <CreatorList creators={await ramai.browse.creators()} to="/following" />
    </PaperPage>
  )
}
