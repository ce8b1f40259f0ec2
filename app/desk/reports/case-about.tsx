import { getTranslations } from 'next-intl/server'
import { getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Case = RouterOutputs['desk']['cases']['cases'][number]

/** Shows a reported item with the number and reasons of its reports, and its owner. */
export async function CaseAbout({ kind, promoted, text, status, ...one }: Case) {
  const t = await getTranslations('desk.reports')
  const { language } = await getVisitor()
  const isWaiting = status === 'open' || status === 'appealed'

  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <strong>{t(`kind.${kind === 'post' && promoted ? 'ad' : kind}`)}</strong>
        <span>{t(`status.${status}`)}</span>
        <span>{t('reportCount', { count: one.reports })}</span>
        {isWaiting && (
          <span className={one.late ? 'font-bold text-ramai-text' : ''}>
            {t(one.late ? 'late' : 'waiting', { hours: one.waitingHours, days: Math.floor(one.waitingHours / 24) })}
          </span>
        )}
        {isWaiting && <span>{one.assignee ? t('assignedTo', { name: one.assignee }) : t('unassigned')}</span>}
        {one.closed && <strong className="text-ramai-text">{t('closed')}</strong>}
      </p>
      <p className="mt-2 line-clamp-4 max-w-prose whitespace-pre-line break-words leading-relaxed">{text}</p>
      <p className="mt-2 text-muted text-sm">
        {one.reasons.map(({ reason, count }) => `${t(`reason.${reason}`)} ×${count}`).join(' · ')}
      </p>
      <p className="text-muted text-sm">
        {one.owner && `${t('owner', { name: one.ownerName ?? '', handle: one.owner })} · `}
        {t('takedowns', { count: one.takedowns })} · {t('since', { time: formatMoment(one.openedAt, language) })}
      </p>
    </>
  )
}
