import { getTranslations } from 'next-intl/server'
import { Section } from '@/app/console/section'
import { isOngoing, type Subscription } from '@/server/subscription/change-subscription'
import { SUBSCRIPTION_STATES } from '@/server/subscription/status'
import { Disclosure } from '../../disclosure'
import { change } from './actions'

/** Pauses, resumes or ends a subscription. An ended one stays as it is. */
export async function SubscriptionActions({ subscription }: { subscription: Subscription }) {
  if (!isOngoing(subscription)) return null
  const { id, status } = subscription
  const t = await getTranslations('console.subscription')
  const { toggle } = SUBSCRIPTION_STATES[status]

  return (
    <Section title={t('actions')}>
      <form action={change} className="grid gap-4">
        <input type="hidden" name="subscription" value={id} />
        <p>{t(`${toggle}Text`)}</p>
        <button type="submit" name="act" value={toggle} className="button button-calm justify-self-start">
          {t(toggle)}
        </button>
        <Disclosure title={t('cancelTitle')}>
          <div className="grid gap-3">
            <p>{t('cancelText')}</p>
            <button type="submit" name="act" value="cancel" className="button button-calm text-wrong">
              {t('cancel')}
            </button>
          </div>
        </Disclosure>
      </form>
    </Section>
  )
}
