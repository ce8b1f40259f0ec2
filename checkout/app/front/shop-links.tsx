import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { ShopLogo } from './shop-logo'

export function ShopLinks({ shops }: { shops: RouterOutputs['catalogue']['front']['shops'] }) {
  const t = useTranslations('find')

  return (
    <section className="below-the-fold grid gap-4">
      <h2 className="text-2xl">{t('shopsTitle')}</h2>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {shops.map(({ id, name, city }) => (
          <li key={id}>
            <Link
              href={`/shops/${id}`}
              prefetch={false}
              className="flex min-h-16 items-center gap-3 rounded-control border border-line bg-card px-4 py-2 hover:border-ink"
            >
              <ShopLogo id={id} name={name} />
              <span>
                <span className="block font-bold">{name}</span>
                <span className="text-quiet text-sm">{city}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
