import { useTranslations } from 'next-intl'
import { formatDifference, formatMoment, formatMoney } from '@/app/_ui/format'
import { card } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { nameItem } from '@/i18n/name-item'
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
        <RefundWay key={`${refund.requestedAt} ${refund.reason}`} refund={refund} lines={order.lines} phone={phone} />
      ))}
    </section>
  )
}

type RefundWayProps = { refund: Refund; lines: OrderData['lines']; phone: string }

function RefundWay({ refund, lines, phone }: RefundWayProps) {
  const t = useTranslations('order.refund')
  const { amount, reason, state, reference, parts } = refund

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-bold">{t(`reason.${reason}`)}</p>
        <p className="money font-extrabold text-xl">{formatMoney(amount)}</p>
      </div>
      {parts && <Parts parts={parts} lines={lines} />}
      <p className="text-quiet text-sm">{t(`state.${state}`, { phone, reference: reference ?? '–' })}</p>
      {state !== 'dropped' && <Progress refund={refund} />}
    </div>
  )
}

type PartsProps = { parts: NonNullable<Refund['parts']>; lines: OrderData['lines'] }

/** The amounts that add up to the refund of a return. */
function Parts({ parts, lines }: PartsProps) {
  const t = useTranslations('order.refund.parts')
  const language = useLanguage()
  const returned = parts.lines.flatMap(({ sku, pieces, price }) => {
    const line = lines.find((one) => one.sku === sku)

    return line ? [{ name: t('goods', { pieces, name: nameItem(line, language) }), amount: price }] : []
  })
  const others = [
    { name: t('vouchers'), amount: -parts.vouchers },
    { name: t(parts.other > 0 ? 'shipping' : 'before'), amount: parts.other },
  ].filter(({ amount }) => amount !== 0)

  return (
    <dl className="grid gap-1 text-sm">
      {[...returned, ...others].map(({ name, amount }) => (
        <div key={name} className="flex justify-between gap-4">
          <dt className="text-quiet">{name}</dt>
          <dd className="money">{formatDifference(amount)}</dd>
        </div>
      ))}
    </dl>
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
