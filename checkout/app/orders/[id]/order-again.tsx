import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button } from '@/app/_ui/styles'
import type { OrderData } from './order-state'

/** Links to the goods of an order that ended without delivery. */
export function OrderAgain({ order, look }: { order: OrderData; look: keyof typeof button }) {
  const t = useTranslations('order')
  // Goods that were never on sale here have no page.
  const [line, ...others] = order.lines.filter(({ ratable }) => ratable)

  return (
    line && (
      // With several items, each has its own link in the list.
      <Link
        href={others.length > 0 ? '#items' : `/products/${line.productId}?${new URLSearchParams({ sku: line.sku })}`}
        prefetch={false}
        className={button[look]}
      >
        {t('again')}
      </Link>
    )
  )
}
