import { getLocale, getTranslations } from 'next-intl/server'
import { formatSecond } from '@/app/console/format'
import { Section } from '@/app/console/section'
import type { ConsoleSubscription } from '@/server/console/list-subscriptions'
import { DetailList } from '../../detail-list'

/** The token of the card or wallet is worth as much as a key, so the page leaves it out. */
export async function SubscriptionDetails({
  subscription,
  merchant,
}: Pick<ConsoleSubscription, 'subscription' | 'merchant'>) {
  const t = await getTranslations('console.subscription')
  const every = await getTranslations('console.subscriptions.every')
  const locale = await getLocale()
  const moment = (instant: Date | null) => instant && formatSecond(locale, instant)
  const { currentInterval, maxInterval, interval, intervalUnit, mostRetries } = subscription

  return (
    <Section title={t('details')}>
      <DetailList
        details={[
          [t('id'), subscription.id],
          [t('merchant'), `${merchant.name} · ${merchant.id}`],
          [t('method'), t(`paymentType.${subscription.payAccountId ? 'gopay' : 'credit_card'}`)],
          [t('schedule'), every(intervalUnit, { count: interval })],
          [
            t('intervals'),
            maxInterval === null
              ? String(currentInterval)
              : t('ofIntervals', { done: currentInterval, all: maxInterval }),
          ],
          [t('retries'), mostRetries > 0 ? String(mostRetries) : null],
          [t('start'), moment(subscription.startTime)],
          [t('previous'), moment(subscription.previousExecutionAt)],
          [t('next'), moment(subscription.nextExecutionAt)],
        ]}
      />
    </Section>
  )
}
