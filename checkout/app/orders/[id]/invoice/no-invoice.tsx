import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button } from '@/app/_ui/styles'
import type { OrderData } from '../order-state'

/** Replaces the invoice of an unpaid order: whether there will be one, and a link back. */
export function NoInvoice({ order }: { order: OrderData }) {
  const t = useTranslations('order.invoice')
  const kind = order.status === 'cancelled' || order.status === 'expired' ? 'never' : order.paymentWay

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t(`none.${kind}.title`)}</h1>
      <p className="text-quiet">{t(`none.${kind}.text`)}</p>
      <Link href={`/orders/${order.id}`} prefetch={false} className={button.primary}>
        {t('back')}
      </Link>
    </section>
  )
}
