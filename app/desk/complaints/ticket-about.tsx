import { getTranslations } from 'next-intl/server'
import { getVisitor } from '@/app/_request/visitor'
import { formatDeadline, formatMoment } from '@/app/_ui/moment'
import type { RouterOutputs } from '@/server/trpc/outputs'

/** Shows a complaint with its filing time and its deadline. */
export async function TicketAbout({
  number,
  topic,
  body,
  filedAt,
  dueAt,
  overdue,
}: RouterOutputs['desk']['complaint']) {
  const [t, topics, { language }] = await Promise.all([
    getTranslations('desk.complaints'),
    getTranslations('complaints.topics'),
    getVisitor(),
  ])

  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <strong>{number}</strong>
        <span>{topics(topic)}</span>
        {overdue && <strong className="rounded-full bg-ramai-text px-3 py-1 text-card">{t('overdue')}</strong>}
      </p>
      <p className="mt-2 max-w-prose whitespace-pre-line break-words leading-relaxed">{body}</p>
      <p className="mt-2 text-muted text-sm">
        {t('filed', { time: formatMoment(filedAt, language) })} · {t('due', { time: formatDeadline(dueAt, language) })}
      </p>
    </>
  )
}
