import { getTranslations } from 'next-intl/server'
import { getVisitor } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/moment'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Whole = RouterOutputs['desk']['case']

/** Shows each report with its note, and how often its reporter was right before. */
export async function CaseReports({ reportDetails }: Pick<Whole, 'reportDetails'>) {
  const [t, reasons, { language }] = await Promise.all([
    getTranslations('desk.case'),
    getTranslations('desk.reports.reason'),
    getVisitor(),
  ])

  return (
    <ul className="grid gap-3">
      {reportDetails.map(({ id, reason, note, at, reporter, filed, upheld, dismissed }) => (
        <li key={id} className="border-line border-l-4 pl-3">
          <p className="text-sm">
            <strong>{reasons(reason)}</strong> · {reporter ? `@${reporter}` : t('reporterGone')} ·{' '}
            {formatMoment(at, language)}
          </p>
          <p className={note ? 'whitespace-pre-line break-words' : 'text-muted'}>{note || t('noNote')}</p>
          {reporter && (
            <p className="text-muted text-sm">
              {filed === 0 ? t('firstReport') : t('reporterHistory', { filed, upheld, dismissed })}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Shows the conversation around a reported comment, which is marked. */
export async function CaseThread({ thread, commentId }: Pick<Whole, 'thread' | 'commentId'>) {
  const [t, { language }] = await Promise.all([getTranslations('desk.case'), getVisitor()])

  return (
    <ol className="grid gap-2">
      {thread.map(({ id, parentId, text, at, removed, handle }) => (
        <li
          key={id}
          aria-current={id === commentId ? 'true' : undefined}
          className={`rounded-card border border-line p-3 aria-[current]:border-2 aria-[current]:border-ramai-text ${parentId ? 'ml-6' : ''}`}
        >
          <p className="text-muted text-sm">
            @{handle} · {formatMoment(at, language)}
            {id === commentId && <strong className="text-ramai-text"> · {t('reported')}</strong>}
            {removed && ` · ${t('hidden')}`}
          </p>
          <p className="whitespace-pre-line break-words">{text}</p>
        </li>
      ))}
    </ol>
  )
}

/** Shows the owner's account: its strikes, what the next one causes, and its other cases. */
export async function CaseAccount({ account, takedowns, closed }: Pick<Whole, 'account' | 'takedowns' | 'closed'>) {
  const [t, kinds, reasons, { language }] = await Promise.all([
    getTranslations('desk.case'),
    getTranslations('desk.reports'),
    getTranslations('desk.case.takedownReason'),
    getVisitor(),
  ])

  return (
    <div className="grid gap-3">
      <p className="text-muted text-sm">
        {account.followers !== null &&
          `${t('creatorFigures', { posts: account.posts, followers: account.followers })} · `}
        {account.since
          ? t('memberFigures', { comments: account.comments, since: formatMoment(account.since, language) })
          : t('noMember')}
      </p>
      <ol className="grid gap-1 sm:grid-cols-3">
        {(['first', 'second', 'third'] as const).map((name, index) => (
          <li
            key={name}
            className={`rounded-card border p-3 text-sm ${index < takedowns ? 'border-ramai-text bg-ramai/10' : 'border-line'}`}
          >
            <p className="font-bold">
              {t('strike', { number: index + 1 })}{' '}
              {index < takedowns && <span className="text-ramai-text">{t('inForce')}</span>}
            </p>
            <p>{t(`strikes.${name}`)}</p>
          </li>
        ))}
      </ol>
      {closed && <p className="font-bold text-ramai-text">{kinds('closed')}</p>}
      <h3 className="font-bold text-sm">{t('otherCases')}</h3>
      {account.cases.length === 0 && <p className="text-muted text-sm">{t('noOtherCases')}</p>}
      <ul className="grid gap-1 text-sm">
        {account.cases.map(({ id, kind, status, reason, openedAt, strikes }) => (
          <li key={id}>
            <a href={`/desk/reports/${id}`} className="inline-flex min-h-11 items-center underline">
              {formatMoment(openedAt, language)} · {kinds(`kind.${kind}`)} · {kinds(`status.${status}`)}
              {reason && ` · ${reasons(reason)}`}
              {strikes && ` · ${t('counts')}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Shows who decided what and when, with decisions that were undone. */
export async function CaseDecisions({ decisions }: Pick<Whole, 'decisions'>) {
  const [t, { language }] = await Promise.all([getTranslations('desk.case'), getVisitor()])

  return (
    <ul className="grid gap-1 text-sm">
      {decisions.map(({ id, decision, moderator, at, undoneAt, undoneBy }) => (
        <li key={id}>
          <strong>{t(`decision.${decision}`)}</strong> · {moderator} · {formatMoment(at, language)}
          {undoneAt && ` · ${t('undone', { name: undoneBy ?? '', time: formatMoment(undoneAt, language) })}`}
        </li>
      ))}
    </ul>
  )
}
