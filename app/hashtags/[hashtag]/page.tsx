import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { getRamai } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import { type AddressQuery, only } from '@/app/browse/address-query'
import { ScopedFeed } from '@/app/browse/scoped-feed'
import { Tiles } from '@/app/browse/tiles'

export const endpoint: PageEndpoint = { who: 'anybody' }

type HashtagPageProps = { params: Promise<{ hashtag: string }>; searchParams: Promise<AddressQuery> }

const A_HASHTAG = /^[a-z0-9]{1,64}$/

export const generateMetadata = orAbsentHead(async function head({ params }: HashtagPageProps): Promise<Metadata> {
  return { title: `#${await hashtagOf(params)}` }
})

/** Shows the posts of a hashtag; with a post in the address, the posts as a feed. */
export default orAbsent(async function HashtagPage({ params, searchParams }: HashtagPageProps) {
  const hashtag = await hashtagOf(params)
  const query = await searchParams
  const [t, ramai] = await Promise.all([getTranslations('browse'), getRamai()])
  const scope = { of: 'hashtag', hashtag } as const
  const path = `/hashtags/${hashtag}`
  const title = t('postsAbout', { hashtag })
  if (query.post !== undefined) return <ScopedFeed scope={scope} path={path} title={title} request={query} />
  const page = await ramai.browse.tiles({ scope, cursor: only(query.after) })

  return (
    <PaperPage back="/search" wide>
      <h1 className="break-all font-extrabold text-4xl tracking-tight">#{hashtag}</h1>
      <p className="mt-2 text-muted">{t('hashtagText')}</p>
      <Tiles
        page={page}
        label={title}
        postAt={(id) => `${path}?post=${id}`}
        olderAt={(cursor) => `${path}?after=${encodeURIComponent(cursor)}`}
        firstAt={query.after === undefined ? undefined : path}
      />
    </PaperPage>
  )
})

/** Anything else cannot be a hashtag, so it is a 404. */
async function hashtagOf(params: HashtagPageProps['params']) {
  const { hashtag } = await params
  if (!A_HASHTAG.test(hashtag)) notFound()

  return hashtag
}
