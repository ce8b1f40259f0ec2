import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import type { listNotificationLog } from '@/server/console/list-notifications'
import { NotificationBadge } from '../../status-badge'
import { readStatus } from '../delivery/read-status'
import { resend } from './actions'

type Entry = Awaited<ReturnType<typeof listNotificationLog>>['rows'][number]
type Props = { entry: Entry; maySend: boolean }

/** One notification: its subject, its delivery, and the button that sends it again. */
export async function LogEntry({ entry, maySend }: Props) {
  const t = await getTranslations('console.notificationLog')
  const { id, body, url, state, createdAt, attemptsMade, lastAnswer, nextAttemptAt } = entry
  const locale = await getLocale()
  const subject = subjectOf(entry)
  const status = readStatus(body)

  return (
    <li className="grid gap-2 px-4 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:gap-x-6 sm:px-6">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {subject.href ? (
            <a
              href={subject.href}
              className="inline-flex min-h-11 items-center font-bold text-kasir-deep [overflow-wrap:anywhere] hover:underline"
            >
              {subject.name}
            </a>
          ) : (
            <span className="font-bold">{t('topUp')}</span>
          )}
          <code className="text-sm">{status}</code>
          <NotificationBadge state={state} />
        </p>
        <p className="text-quiet text-sm tabular-nums [overflow-wrap:anywhere]">
          {formatSecond(locale, createdAt)} · {url}
        </p>
        <p className="text-quiet text-sm tabular-nums">
          {t('attempts', { count: attemptsMade })}
          {lastAnswer !== null && ` · ${t('answer', { code: String(lastAnswer) })}`}
          {nextAttemptAt && ` · ${t('next', { moment: formatSecond(locale, nextAttemptAt) })}`}
        </p>
      </div>
      {maySend && (
        <form action={resend}>
          <input type="hidden" name="notification" value={id} />
          <input type="hidden" name="first" value={randomUUID()} />
          <button
            type="submit"
            aria-label={t('resendLabel', { status, subject: subject.name })}
            className="min-h-11 rounded-control border border-line bg-card px-4 font-bold text-sm hover:border-kasir"
          >
            {t('resend')}
          </button>
        </form>
      )}
    </li>
  )
}

function subjectOf({ transactionId, orderId, referenceNo }: Entry) {
  if (transactionId) return { name: orderId ?? transactionId, href: `/console/transactions/${transactionId}` }
  if (referenceNo) return { name: referenceNo, href: `/console/payouts/${referenceNo}` }

  return { name: '', href: undefined }
}
