import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { getRamai, getVisitor } from '@/app/_request/visitor'
import { Avatar } from '@/app/_ui/avatar'
import { formatMoment } from '@/app/_ui/moment'
import { PaperPage } from '@/app/_ui/paper-page'
import { EarlyDepartureScript } from '@/app/departure/early-departure'
import { getFeedWords } from '@/app/feed/get-feed-words'
import { getStandpoint } from '@/app/feed/standpoint'
import { ReplayRoom } from '@/app/replays/[replay]/replay-room'
import type { Messages } from '@/i18n/request'
import { ReloadAfter } from './reload-after'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('replay'))('live.title') }
}

/** The show that runs now, at the same second for everybody, or when the next one begins. */
export default async function LivePage() {
  const [ramai, t, words, messages, { language, closed }, { departsAtOnce, link }] = await Promise.all([
    getRamai(),
    getTranslations('replay'),
    getFeedWords(),
    getMessages() as Promise<Messages>,
    getVisitor(),
    getStandpoint({}),
  ])
  const show = await ramai.browse.live()
  const isOn = show !== null && show.second !== null

  return (
    <PaperPage wide>
      {departsAtOnce && <EarlyDepartureScript />}
      <h1 className="text-balance font-extrabold text-xl leading-tight tracking-tight sm:text-3xl">
        {isOn ? show.title : t('live.title')}
      </h1>
      {!show && <p className="mt-5 font-bold">{t('live.none')}</p>}
      {show && (
        <a href={`/creators/${show.post.creator.id}`} className="my-1 inline-flex min-h-11 items-center gap-3 py-1">
          <Avatar src={show.post.creator.picture} size={44} />
          <span className="font-extrabold">{show.post.creator.name}</span>
        </a>
      )}
      {show && show.second !== null && (
        <ReplayRoom
          replay={show}
          liveFrom={show.second}
          pinned={!closed.includes(show.post.id)}
          words={words}
          own={messages.replay}
          departsAtOnce={departsAtOnce}
          link={link}
        />
      )}
      {show && show.second === null && (
        <section className="mt-5 grid justify-items-start gap-3 rounded-card border border-line bg-card p-5">
          <p className="font-bold text-ramai-text">{t('live.next', { time: formatMoment(show.nextAt, language) })}</p>
          <h2 className="font-extrabold text-xl">{show.title}</h2>
          <a href={`/replays/${show.id}`} className="button button-quiet">
            {t('watch')}
          </a>
        </section>
      )}
      <p className="mt-5 max-w-prose text-muted text-sm leading-relaxed">{t('live.text')}</p>
      {show && <ReloadAfter milliseconds={show.changesIn} />}
      <a href="/live" className="inline-flex min-h-11 items-center font-bold text-ramai-text text-sm underline">
        {t('live.refresh')}
      </a>
    </PaperPage>
  )
}
