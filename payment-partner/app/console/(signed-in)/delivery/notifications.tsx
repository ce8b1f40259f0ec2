import { getTranslations } from 'next-intl/server'
import { Section } from '@/app/console/section'
import type { ConsoleTransaction } from '@/server/console/get-transaction'
import { Notification, type Sending } from './notification'

/** Newest first: an operator asks about the latest one. */
export async function Notifications({
  notifications,
  ...sending
}: Pick<ConsoleTransaction, 'notifications'> & Sending) {
  const t = await getTranslations('console.notifications')

  return (
    <Section id="notifications" title={t('title')}>
      {notifications.length === 0 && <p className="text-quiet">{t('none')}</p>}
      <ol className="divide-y divide-line">
        {notifications.map((notification, index) => (
          <li key={notification.id} className="grid grid-cols-[minmax(0,1fr)] gap-3 py-5 first:pt-0 last:pb-0">
            <Notification
              {...sending}
              notification={notification}
              mayBeSwapped={
                sending.subject.name === 'transaction' &&
                notifications.slice(index + 1).some((earlier) => comesBefore(earlier, notification))
              }
            />
          </li>
        ))}
      </ol>
    </Section>
  )
}

type One = ConsoleTransaction['notifications'][number]

const comesBefore = (earlier: One, { url, cause }: One) =>
  cause === 'event' && earlier.cause === 'event' && earlier.url === url
