import { useTranslations } from 'next-intl'
import { formatDeadline, formatMoment, formatMoney } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { methodIn } from '@/i18n/method-in'
import { CopyButton } from './copy-button'
import { Countdown } from './countdown'
import { isPayable, type OrderData } from './order-state'
import { OtherMethod } from './other-method'
import { PayButton } from './pay-button'

/** Pending payment: the deadline, a previous failure, and the pay button. */
export function PaymentPart({ order }: { order: OrderData }) {
  const t = useTranslations('payment')
  const totals = useTranslations('order.totals')
  const language = useLanguage()
  if (!isPayable(order)) return null
  const due = formatDeadline(order.paymentDueAt, language)

  return (
    <section className={`${card} grid gap-4 border-pasar-deep print:hidden`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">{t('due', { time: due })}</h2>
        <Countdown
          secondsLeft={order.secondsLeft}
          words={{ left: t('left'), fiveMinutes: t('fiveMinutes'), oneMinute: t('oneMinute'), over: t('over') }}
        />
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="text-quiet text-sm">{t('held')}</p>
        {!order.payment?.payCode && (
          <p>
            <span className="text-quiet text-sm">{totals('total')} </span>
            <strong className="money font-extrabold text-xl">{formatMoney(order.total)}</strong>
          </p>
        )}
      </div>
      {order.payment?.state === 'open' && !order.gatewayTime && <Chosen payment={order.payment} total={order.total} />}
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

type Payment = NonNullable<OrderData['payment']>

/**
 * The method that was chosen at Kasir, and the number to pay to. A QR code is on Kasir's page only.
 */
function Chosen({ payment: { method, payCode, billerCode }, total }: { payment: Payment; total: number }) {
  const t = useTranslations('payment')
  if (!method) return null
  const words = { copy: t('payTo.copy'), copied: t('payTo.copied') }

  return (
    <div className="grid gap-2 rounded-control bg-paper p-4">
      <p className="font-bold">{t('payTo.chosen', { method: methodIn(t, method) })}</p>
      {payCode ? (
        <dl className="grid gap-2">
          {billerCode && <PaymentNumber label={t('payTo.biller')} value={billerCode} words={words} />}
          <PaymentNumber label={t('payTo.number')} value={payCode} words={words} />
          <PaymentNumber label={t('payTo.amount')} value={formatMoney(total)} copied={String(total)} words={words} />
        </dl>
      ) : (
        <p className="text-quiet text-sm">{t('payTo.atKasir')}</p>
      )}
    </div>
  )
}

type PaymentNumberProps = { label: string; value: string; copied?: string; words: { copy: string; copied: string } }

function PaymentNumber({ label, value, copied = value, words }: PaymentNumberProps) {
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-4">
      <dt className="text-quiet text-sm">{label}</dt>
      <dd className="money wrap-anywhere col-start-1 font-extrabold text-lg">{value}</dd>
      <dd className="col-start-2 row-span-2 row-start-1">
        <CopyButton text={copied} words={words} />
      </dd>
    </div>
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
