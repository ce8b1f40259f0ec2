import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button } from '@/app/_ui/styles'
import type { OrderData } from './order-state'

/** To the goods of an order that has ended without them. */
export function OrderAgain({ order, look }: { order: OrderData; look: keyof typeof button }) {
  const t = useTranslations('order')
  // What was never on sale here has no page.
  const [line, ...others] = order.lines.filter(({ ratable }) => ratable)

  return (
    line && (
      // Of several items each leads to its own page.
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
