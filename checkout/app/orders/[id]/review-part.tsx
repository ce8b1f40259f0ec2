import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button, card } from '@/app/styles'
import { type OrderData, ratableLines } from './order-state'

/** Once the goods are there, what their buyer says of them helps the next. */
export function ReviewPart({ order }: { order: OrderData }) {
  const received = ratableLines(order)
  const t = useTranslations('order.review')
  if (received.length === 0) return null
  const waiting = received.length - order.reviews.length

  return (
    <section aria-labelledby="review" className={`${card} grid gap-3 print:hidden`}>
      <h2 id="review" className="text-xl">
        {t('heading')}
      </h2>
      <p className="text-quiet">{t(waiting > 0 ? 'invite' : 'done')}</p>
      <Link href={`/orders/${order.id}/review`} prefetch={false} className={button.quiet}>
        {t(waiting > 0 ? 'link' : 'change')}
      </Link>
    </section>
  )
}
