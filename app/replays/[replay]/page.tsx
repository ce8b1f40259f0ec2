import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound, orNull } from '@/app/_request/or-not-found'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { Avatar } from '@/app/_ui/avatar'
import { formatMoment } from '@/app/_ui/moment'
import { PaperPage } from '@/app/_ui/paper-page'
import { ProblemPage, problemHead } from '@/app/_ui/problem-page'
import { slugOf } from '@/app/browse/address-query'
import { EarlyDepartureScript } from '@/app/departure/early-departure'
import { getFeedWords } from '@/app/feed/get-feed-words'
import { getStandpoint } from '@/app/feed/standpoint'
import type { Messages } from '@/i18n/request'
import { ReplayRoom } from './replay-room'

export const endpoint: PageEndpoint = { who: 'anybody' }

type ReplayPageProps = { params: Promise<{ replay: string }> }

export const generateMetadata = orAbsentHead(async function head({ params }: ReplayPageProps): Promise<Metadata> {
  const replay = await getReplay((await params).replay)
  if (!replay) return problemHead('post_taken_down')
  const t = await getTranslations('replay')

  return { title: `${replay.title} · ${t('mark')}` }
})

/** A replay: its picture, its chat by the second, and its pinned ad. */
export default orAbsent(async function ReplayPage({ params }: ReplayPageProps) {
  const replay = await getReplay((await params).replay)
  if (!replay) return <ProblemPage problem="post_taken_down" />
  const [t, words, messages, { language, closed }, { departsAtOnce, link }] = await Promise.all([
    getTranslations('replay'),
    getFeedWords(),
    getMessages() as Promise<Messages>,
    getVisitor(),
    getStandpoint({}),
  ])
  const { creator } = replay.post

  return (
    <PaperPage back={`/creators/${creator.id}`} wide>
      {departsAtOnce && <EarlyDepartureScript />}
      <a href={`/creators/${creator.id}`} className="inline-flex items-center gap-3 py-1">
        <Avatar src={creator.picture} size={44} />
        <span>
          <span className="block font-extrabold">{creator.name}</span>
          <span className="block font-semibold text-muted text-sm">@{creator.id}</span>
        </span>
      </a>
      <h1 className="mt-2 mb-3 text-balance font-extrabold text-xl leading-tight tracking-tight sm:text-3xl">
        {replay.title}
      </h1>
      <ReplayRoom
        replay={replay}
        pinned={!closed.includes(replay.post.id)}
        words={words}
        own={messages.replay}
        departsAtOnce={departsAtOnce}
        link={link}
      />
      <p className="mt-5 max-w-prose text-muted text-sm leading-relaxed">
        {t('aired', { time: formatMoment(replay.airedAt, language) })} ·{' '}
        {t('length', { minutes: Math.round(replay.seconds / 60) })}. {t('loopNote')}{' '}
        <a href="/live" className="font-bold text-ramai-text underline">
          {t('live.open')}
        </a>
      </p>
    </PaperPage>
  )
})

/** Cached for the title and the page; null for a show whose post was taken down. */
const getReplay = cache(async (id: string) => {
  const { browse } = await getRamai()

  return browse
    .replay({ id: slugOf(id) })
    .catch(orNull('post_taken_down'))
    .catch(orNotFound('replay_unknown'))
})

export type Replay = NonNullable<Awaited<ReturnType<typeof getReplay>>>
