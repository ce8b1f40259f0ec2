import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { OrderForm } from '@/app/_forms/order-forms'
import { Notice } from '@/app/_ui/notice'

/**
 * Shown in a form whose order this browser can no longer open: nothing was sent, the text is kept,
 * and how to send it.
 */
export function ReopenOrder({ orderId, form }: { orderId: string; form: OrderForm }) {
  const t = useTranslations('order.gone')

  return (
    <Notice tone="warn">
      <p className="font-bold">{t('title')}</p>
      <p className="mt-1">{[t('text'), form !== 'review' && t('photos')].filter(Boolean).join(' ')}</p>
      <p className="flex flex-wrap gap-x-6">
        <Link
          href={`/orders/find?${new URLSearchParams({ order: orderId, form })}`}
          prefetch={false}
          className="inline-block min-h-11 content-center font-bold underline"
        >
          {t('find')}
        </Link>
        <Link
          href={`/account?${new URLSearchParams({ to: `/orders/${orderId}/${form}` })}`}
          prefetch={false}
          className="inline-block min-h-11 content-center font-bold underline"
        >
          {t('signIn')}
        </Link>
      </p>
    </Notice>
  )
}
