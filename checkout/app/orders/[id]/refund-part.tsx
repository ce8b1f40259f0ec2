import { useTranslations } from 'next-intl'
import { formatMoment, formatMoney } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { endOf, type OrderData } from './order-state'
import { StepList } from './step-list'
import { whomWeContact } from './whom-we-contact'

type Refund = OrderData['refunds'][number]

/** A refund: amount, reason, method and progress. */
export function RefundPart({ order }: { order: OrderData }) {
  const t = useTranslations('order.refund')
  const phone = whomWeContact(order, useTranslations('order.messages'))
  if (order.refunds.length === 0) return null

  return (
    <section aria-labelledby="refund" className={`${card} grid gap-5`}>
      <h2 id="refund" className="text-xl">
        {t('heading')}
      </h2>
      {order.refunds.map((refund) => (
        <RefundWay key={`${refund.requestedAt} ${refund.reason}`} refund={refund} phone={phone} />
      ))}
    </section>
  )
}

function RefundWay({ refund, phone }: { refund: Refund; phone: string }) {
  const t = useTranslations('order.refund')
  const { amount, reason, state, reference } = refund

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-bold">{t(`reason.${reason}`)}</p>
        <p className="money font-extrabold text-xl">{formatMoney(amount)}</p>
      </div>
      <p className="text-quiet text-sm">{t(`state.${state}`, { phone, reference: reference ?? '–' })}</p>
      {state !== 'dropped' && <Progress refund={refund} />}
    </div>
  )
}

/** Refunds by the gateway and by an operator's transfer have three steps each. */
function Progress({ refund }: { refund: Refund }) {
  const t = useTranslations('order.refund.step')
  const language = useLanguage()
  const byTransfer = refund.state === 'manual' || refund.state === 'manual_done'
  const underWay = refund.state !== 'requested'
  const endedAt = endOf(refund)
  const at = (instant: string) => <time dateTime={instant}>{formatMoment(instant, language)} WIB</time>

  const steps = [
    { name: 'requested', title: t('requested'), reached: true, when: at(refund.requestedAt) },
    {
      name: 'underWay',
      title: t(byTransfer ? 'transfer' : 'gateway'),
      reached: underWay,
      when: underWay ? null : t('ahead'),
    },
    { name: 'ended', title: t('ended'), reached: endedAt !== null, when: endedAt ? at(endedAt) : t('ahead') },
  ]

  return <StepList steps={steps} />
}
