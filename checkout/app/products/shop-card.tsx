import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button, card } from '@/app/_ui/styles'
import { ShopLogo } from '@/app/front/shop-logo'
import { Rating } from '@/app/search/rating'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = {
  shop: RouterOutputs['catalogue']['product']['shop']
  counts: RouterOutputs['catalogue']['related']['shop']
}

export function ShopCard({ shop: { id, name, city, province }, counts: { products, ...counts } }: Props) {
  const t = useTranslations('catalogue')

  return (
    <section aria-label={name} className={`${card} flex flex-wrap items-center gap-x-4 gap-y-3`}>
      <ShopLogo id={id} name={name} size="large" />
      <div className="min-w-40 flex-1">
        <h2 className="text-lg">{name}</h2>
        <p className="text-quiet text-sm">
          {`${t('shopIn', { city, province })} · ${t('products', { count: products })}`}
        </p>
        <Rating {...counts} />
      </div>
      <Link href={`/shops/${id}`} prefetch={false} className={button.quiet}>
        {t('visitShop')}
      </Link>
    </section>
  )
}
