import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound, orNull } from '@/app/_request/or-not-found'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import { PaperPage } from '@/app/_ui/paper-page'
import { PostTile } from '@/app/_ui/post-tile'
import { ProblemPage, problemHead } from '@/app/_ui/problem-page'
import { type AddressQuery, only, slugOf } from '@/app/browse/address-query'
import { ScopedFeed } from '@/app/browse/scoped-feed'
import { Tiles } from '@/app/browse/tiles'
import CreatorUnknown, { generateMetadata as unknownHead } from './not-found'
import { ProfileHead } from './profile-head'

export const endpoint: PageEndpoint = { who: 'anybody' }

type CreatorPageProps = { params: Promise<{ creator: string }>; searchParams: Promise<AddressQuery> }

export const generateMetadata = orAbsentHead(async function head({ params }: CreatorPageProps): Promise<Metadata> {
  const creator = await getCreator((await params).creator)
  if (!creator) return problemHead('creator_closed')

  return { title: `${creator.name} (@${creator.id})` }
}, unknownHead)

/** Shows a creator and their posts; with a post in the address, the posts as a feed. */
export default orAbsent(async function CreatorPage({ params, searchParams }: CreatorPageProps) {
  const creator = await getCreator((await params).creator)
  if (!creator) return <ProblemPage problem="creator_closed" />
  const query = await searchParams
  const [t, ramai] = await Promise.all([getTranslations('browse'), getRamai()])
  const scope = { of: 'creator', creatorId: creator.id } as const
  const path = `/creators/${creator.id}`
  const title = t('postsBy', { name: creator.name })
  if (query.post !== undefined) return <ScopedFeed scope={scope} path={path} title={title} request={query} />
  const [page, replays] = await Promise.all([
    ramai.browse.tiles({ scope, cursor: only(query.after) }),
    ramai.browse.replays({ creatorId: creator.id }),
  ])

  return (
    <PaperPage wide>
      <ProfileHead creator={creator} path={path} />
      {replays.length > 0 && <Replays replays={replays} />}
      <Tiles
        page={page}
        label={title}
        postAt={(id) => `${path}?post=${id}`}
        olderAt={(cursor) => `${path}?after=${encodeURIComponent(cursor)}`}
        firstAt={query.after === undefined ? undefined : path}
      />
    </PaperPage>
  )
}, CreatorUnknown)

type ReplaysProps = { replays: Awaited<ReturnType<Awaited<ReturnType<typeof getRamai>>['browse']['replays']>> }

/** Links to the replays of finished live shows. */
async function Replays({ replays }: ReplaysProps) {
  const [t, { language }] = await Promise.all([getTranslations('replay'), getVisitor()])

  return (
    <section aria-labelledby="replays" className="mb-6">
      <h2 id="replays" className="mb-2 font-extrabold text-xl">
        {t('list')}
      </h2>
      <a href="/live" className="mb-2 inline-flex min-h-11 items-center font-bold text-ramai-text underline">
        {t('live.open')}
      </a>
      <ul className="grid gap-3 sm:grid-cols-2">
        {replays.map(({ id, title, media, airedAt, seconds }) => (
          <li key={id}>
            <a
              href={`/replays/${id}`}
              className="flex items-center gap-4 rounded-card border border-line bg-card p-3 hover:bg-paper"
            >
              <PostTile src={media.tile} width={72} height={96} className="h-24 w-18 rounded-xl object-cover" />
              <span>
                <span className="block font-bold text-ramai-text text-sm">{t('mark')}</span>
                <span className="block font-extrabold leading-snug">{title}</span>
                <span className="block text-muted text-sm">
                  {formatMoment(airedAt, language)} · {t('length', { minutes: Math.round(seconds / 60) })}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Cached for the title and the page; null for a closed account. */
const getCreator = cache(async (id: string) => {
  const ramai = await getRamai()

  return ramai.browse
    .creator({ id: slugOf(id) })
    .catch(orNull('creator_closed'))
    .catch(orNotFound('creator_unknown'))
})
