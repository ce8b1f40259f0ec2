import { useTranslations } from 'next-intl'
import { formatMoment } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { Countdown } from './countdown'
import { isPayable, type OrderData } from './order-state'
import { OtherMethod } from './other-method'
import { PayButton } from './pay-button'

/** Pending payment: the deadline, a previous failure, and the pay button. */
export function PaymentPart({ order }: { order: OrderData }) {
  const t = useTranslations('payment')
  const language = useLanguage()
  if (!isPayable(order)) return null
  const due = formatMoment(order.paymentDueAt, language)

  return (
    <section className={`${card} grid gap-4 border-pasar-deep print:hidden`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">{t('due', { time: due })}</h2>
        <Countdown
          secondsLeft={order.secondsLeft}
          words={{ left: t('left'), fiveMinutes: t('fiveMinutes'), oneMinute: t('oneMinute'), over: t('over') }}
        />
      </div>
      <p className="text-quiet text-sm">{t('held')}</p>
      {order.gatewayTime ? (
        <OtherTime {...order} gatewayTime={order.gatewayTime} />
      ) : (
        <Trouble state={order.payment?.state} />
      )}
      <PayButton
        orderId={order.id}
        words={{ pay: t(order.gatewayTime ? 'otherTime.again' : 'pay'), opening: t('opening') }}
      />
      {order.payment?.state === 'open' && !order.gatewayTime && (
        <OtherMethod
          orderId={order.id}
          words={{ choose: t('otherMethod.choose'), text: t('otherMethod.text'), opening: t('opening') }}
        />
      )}
      <p className="text-quiet text-sm">
        <strong className="text-ink">{t('processedBy')}.</strong> {t('processedText')}
      </p>
    </section>
  )
}

type AttemptState = NonNullable<OrderData['payment']>['state']

function Trouble({ state }: { state: AttemptState | undefined }) {
  const t = useTranslations('payment')
  if (state === 'creating') return <Notice tone="warn">{t('unreachable')}</Notice>
  if (state === 'open' || state === undefined) return null

  return <Notice tone="warn">{t('failed')}</Notice>
}

/**
 * The gateway's clock is past the deadline: its page would open expired and send the buyer back
 * here.
 */
function OtherTime({ gatewayTime, shopTime }: { gatewayTime: string; shopTime: string }) {
  const t = useTranslations('payment.otherTime')
  const language = useLanguage()

  return (
    <Notice tone="wrong">
      <strong className="block">{t('title')}</strong>
      {t('text', { kasir: formatMoment(gatewayTime, language), pasar: formatMoment(shopTime, language) })}
    </Notice>
  )
}
