import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { getRamai, getVisitor } from '../_request/visitor'
import { formatMoment } from '../_ui/moment'
import { PaperPage } from '../_ui/paper-page'
import { PostTile } from '../_ui/post-tile'
import { asMember } from '../account/session'
import { markAllRead } from './actions'

export const endpoint: PageEndpoint = { who: 'member', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('social'))('notifications'), robots: { index: false } }
}

export default orAbsent(async function NotificationsPage() {
  const { social } = await getRamai()
  const [listed, t] = await Promise.all([asMember(social.notifications()), getTranslations('social')])

  return (
    <PaperPage back="/me">
      <h1 className="font-extrabold text-4xl tracking-tight">{t('notifications')}</h1>
      {listed.length === 0 && <p className="mt-3 text-lg text-muted">{t('noNotifications')}</p>}
      <ol className="mt-6 grid gap-2">
        {listed.map((notification) => (
          <Notification key={notification.id} notification={notification} />
        ))}
      </ol>
      {listed.some(({ isRead }) => !isRead) && (
        <form action={markAllRead} className="mt-6">
          <button type="submit" className="button button-quiet">
            {t('markAllRead')}
          </button>
        </form>
      )}
    </PaperPage>
  )
})

type Listed = RouterOutputs['social']['notifications'][number]

async function Notification({
  notification: { kind, actor, count, subject, postId, threadId, words, notice, takedowns, picture, at, isRead },
}: {
  notification: Listed
}) {
  const [t, { language }] = await Promise.all([getTranslations('social'), getVisitor()])

  return (
    <li className="flex items-start gap-4 rounded-card border border-line bg-card p-4">
      <div className="min-w-0 flex-1">
        <p className="font-bold">
          {!isRead && <span className="mr-2 rounded-full bg-ramai-text px-2 text-sm text-card">{t('new')}</span>}
          {t(`notice.${kind}`, { actor: actor ?? '', count, others: count - 1, subject: subject ?? '' })}
        </p>
        {words && <p className="mt-1 text-muted">{words}</p>}
        {kind === 'taken_down' && takedowns !== null && (
          <p className="mt-1 font-bold text-ramai-text text-sm">{t('strikes', { count: takedowns })}</p>
        )}
        <p className="mt-1 flex flex-wrap items-center justify-between gap-2 text-muted text-sm">
          <time dateTime={at.toISOString()}>{formatMoment(at, language)}</time>
          {notice && (
            <a href={`/appeals?notice=${notice}`} className="inline-block py-2.5 font-bold text-ramai-text underline">
              {t('openNotice')}
            </a>
          )}
          {postId && (
            <a
              href={threadId ? `/posts/${postId}/comments?of=${threadId}` : `/?post=${postId}`}
              className="inline-block py-2.5 font-bold text-ramai-text underline"
            >
              {t(threadId ? 'seeComment' : 'seePost')}
            </a>
          )}
        </p>
      </div>
      {picture && (
        <PostTile
          src={picture.tile}
          width={48}
          height={64}
          className="h-16 w-12 shrink-0 rounded-lg object-cover"
          style={{ background: picture.tone }}
        />
      )}
    </li>
  )
}
