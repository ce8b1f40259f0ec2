import { useTranslations } from 'next-intl'
import { formatDifference, formatMoney } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { card } from '@/app/_ui/styles'
import { Taxes } from '@/app/_ui/taxes'
import { methodIn } from '@/i18n/method-in'
import { closedUnpaid, type OrderData } from './order-state'

/** All amounts that add up to the total, the included tax, and the payment method. */
export function TotalsPart({ order }: { order: OrderData }) {
  const t = useTranslations('order.totals')
  const lines = [
    { term: t('subtotal'), amount: order.subtotal },
    { term: t('shopDiscount'), amount: -order.shopDiscount },
    { term: t(order.oldShopNumber ? 'oldShopDiscount' : 'platformDiscount'), amount: -order.platformDiscount },
    { term: t('shipping'), amount: order.shipping },
    { term: t('shippingDiscount'), amount: -order.shippingDiscount },
    { term: t('insurance'), amount: order.insurance },
    { term: t('serviceFee'), amount: order.serviceFee },
  ].filter(({ amount }) => amount !== 0)

  return (
    <section aria-labelledby="totals" className={`${card} grid gap-4`}>
      <h2 id="totals" className="text-xl">
        {t('heading')}
      </h2>
      <dl className="grid gap-2">
        {lines.map(({ term, amount }) => (
          <div key={term} className="flex justify-between gap-4">
            <dt className="text-quiet">{term}</dt>
            <dd className="money">{formatDifference(amount)}</dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3 font-extrabold text-xl">
          <dt>{t('total')}</dt>
          <dd className="money">{formatMoney(order.total)}</dd>
        </div>
        {order.refunded > 0 && (
          <>
            <div className="flex justify-between gap-4">
              <dt className="text-quiet">{t('refunded')}</dt>
              <dd className="money">{formatDifference(-order.refunded)}</dd>
            </div>
            <div className="flex justify-between gap-4 font-extrabold">
              <dt>{t('afterRefund')}</dt>
              <dd className="money">{formatMoney(order.total - order.refunded)}</dd>
            </div>
          </>
        )}
      </dl>
      <Taxes parcels={order.parcels} />
      <PaidWith order={order} />
    </section>
  )
}

function PaidWith({ order }: { order: OrderData }) {
  const t = useTranslations('payment')
  if (order.paymentWay === 'cod') return <PaidInCash order={order} />
  if (closedUnpaid(order)) return null

  return (
    <div className="grid grid-cols-[auto_1fr] gap-2 border-line border-t pt-4 text-sm">
      <Icon of="icon-ShieldCheck" size={20} className="text-pasar-deep" />
      <div>
        <p className="text-quiet">{t('method')}</p>
        <p className="font-bold">{methodIn(t, order.payment?.method, order.payment?.installmentMonths)}</p>
        <p className="text-quiet">{t('processedBy')}</p>
      </div>
    </div>
  )
}

function PaidInCash({ order: { status, paidAt, parcels } }: { order: OrderData }) {
  const t = useTranslations('order.cod')
  const payment = useTranslations('payment')
  const courier = parcels.map(({ courierName }) => courierName).join(', ')

  return (
    <div className="grid grid-cols-[auto_1fr] gap-2 border-line border-t pt-4 text-sm">
      <Icon of="icon-Banknote" size={20} className="text-pasar-deep" />
      <div>
        <p className="text-quiet">{payment('method')}</p>
        <p className="font-bold">{t('how')}</p>
        {status !== 'cancelled' && (
          <p className="text-quiet">{paidAt ? t('collectedBy', { courier }) : t('toCollect')}</p>
        )}
      </div>
    </div>
  )
}
