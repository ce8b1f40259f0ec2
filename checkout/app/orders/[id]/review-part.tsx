import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button, card } from '@/app/_ui/styles'
import { type OrderData, ratedLines } from './order-state'

/** Invites the buyer to review delivered goods. */
export function ReviewPart({ order }: { order: OrderData }) {
  const ratable = ratedLines(order).filter(({ hasPieces }) => hasPieces)
  const t = useTranslations('order.review')
  if (ratable.length === 0) return null
  const isWaiting = ratable.some(({ sku }) => order.reviews.every((review) => review.sku !== sku))

  return (
    <section aria-labelledby="review" className={`${card} grid gap-3 print:hidden`}>
      <h2 id="review" className="text-xl">
        {t('heading')}
      </h2>
      <p className="text-quiet">{t(isWaiting ? 'invite' : 'done')}</p>
      <Link href={`/orders/${order.id}/review`} prefetch={false} className={button.quiet}>
        {t(isWaiting ? 'link' : 'change')}
      </Link>
    </section>
  )
}
