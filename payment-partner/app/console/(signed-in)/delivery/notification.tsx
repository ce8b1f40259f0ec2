import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import { Badge, NotificationBadge } from '@/app/console/status-badge'
import type { ConsoleNotification } from '@/server/console/get-transaction'
import { Attempts } from './attempts'
import { Body } from './body'
import { readStatus } from './read-status'
import { SendForm, type Sending } from './send-form'

export type { Sending }

type Props = Sending & { notification: ConsoleNotification; mayBeSwapped: boolean }

/**
 * One notification to one address: its delivery, the merchant's answer and the possible actions.
 */
export async function Notification({ notification, mayBeSwapped, ...sending }: Props) {
  const t = await getTranslations('console.notifications')
  const { state, cause, url, body, createdAt, nextAttemptAt, attempts } = notification
  const locale = await getLocale()

  return (
    <>
      <div className="grid gap-1">
        <h3 className="flex flex-wrap items-center gap-2 text-base">
          <code className="font-bold text-[0.95em]">{readStatus(body)}</code>
          <NotificationBadge state={state} />
          {cause !== 'event' && <Badge tone="bg-paper text-quiet">{t(`cause.${cause}`)}</Badge>}
        </h3>
        <p className="break-all text-quiet text-sm tabular-nums">
          {formatSecond(locale, createdAt)} · {url}
        </p>
        {nextAttemptAt && (
          <p className="font-bold text-sm text-warn tabular-nums">
            {t('next', { moment: formatSecond(locale, nextAttemptAt) })}
          </p>
        )}
      </div>
      <Attempts attempts={attempts} />
      <Body body={body} />
      <SendForm {...sending} notification={notification} mayBeSwapped={mayBeSwapped} />
    </>
  )
}
