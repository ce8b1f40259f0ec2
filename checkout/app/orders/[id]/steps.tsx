import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import { OrderAgain } from './order-again'
import { isCancellable, type OrderData, waitsForBuyer } from './order-state'
import { PrintButton } from './print-button'

/** The goods were received, or never came; an expired order offers it further up. */
const AGAIN = new Set<OrderData['status']>(['arrived', 'done', 'cancelled'])

/**
 * The buyer's next steps. The link back to the feed is the registry's constant URL and carries no
 * data.
 */
export function Steps({ order }: { order: OrderData }) {
  const t = useTranslations('order')
  const language = useLanguage()
  const packed = order.parcels.filter(({ packedAt }) => packedAt)

  return (
    <nav aria-label={t('title', { number: order.id })} className="grid gap-3 print:hidden">
      {order.wayBack && (
        <a href={order.wayBack.url} className={button[waitsForBuyer(order) ? 'quiet' : 'primary']}>
          <Icon of="icon-ArrowLeft" size={20} />
          {t('back', { name: order.wayBack.name })}
        </a>
      )}
      {AGAIN.has(order.status) && <OrderAgain order={order} look="quiet" />}
      {order.paidAt && (
        <Link href={`/orders/${order.id}/invoice`} prefetch={false} className={button.quiet}>
          <Icon of="icon-FileText" size={20} />
          {t('invoice.link')}
        </Link>
      )}
      <PrintButton label={t('print')} />
      {/* With JavaScript the page refreshes itself. */}
      <div className="hidden noscript:grid">
        <a href={`/orders/${order.id}`} className={button.quiet}>
          <Icon of="icon-RotateCw" size={20} />
          {t('refresh')}
        </a>
      </div>
      {isCancellable(order) && (
        <Link
          href={`/orders/${order.id}/cancel`}
          prefetch={false}
          className="min-h-11 content-center text-center text-quiet underline"
        >
          {t('cancel.link')}
        </Link>
      )}
      {order.status === 'paid' && packed.length > 0 && (
        <p className="text-center text-quiet text-sm">
          {t('cancel.tooLate', { shop: new Intl.ListFormat(language).format(packed.map(({ shop }) => shop.name)) })}
        </p>
      )}
    </nav>
  )
}
