import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { formatStars } from '@/app/_ui/format'
import { useLanguage } from '@/app/_ui/use-language'
import type { ReviewFilters } from '@/server/review/input'
import { reviewsHref } from './read-reviews'
import type { Product } from './reviews'

type Props = { product: Product; view: { productId: string; sku: string | undefined; filters: ReviewFilters } }

/** The rating, and a bar for each number of stars, which leads to its reviews. */
export function Stars({ product: { rating, reviews: count, stars }, view }: Props) {
  const t = useTranslations('find')
  const language = useLanguage()
  const chosen = view.filters.stars

  return (
    <div className="grid content-start gap-2">
      <p>
        <strong className="font-extrabold text-4xl">{formatStars(rating, language)}</strong>{' '}
        <span className="text-quiet">{t('reviewCount', { count })}</span>
      </p>
      <ul className="text-sm">
        {stars.map((row) => (
          <li key={row.stars}>
            <Link
              href={reviewsHref(view, { stars: row.stars === chosen ? undefined : row.stars })}
              prefetch={false}
              aria-current={row.stars === chosen ? 'true' : undefined}
              className="grid min-h-11 grid-cols-[5rem_1fr_2.5rem] items-center gap-2 whitespace-nowrap rounded-control px-2 hover:bg-card aria-[current]:bg-pasar-wash aria-[current]:font-bold"
            >
              <span>{t('starsOf', { stars: row.stars })}</span>
              <span aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
                <span className="block h-full bg-star" style={{ width: `${(100 * row.reviews) / count}%` }} />
              </span>
              <span className="text-right text-quiet tabular-nums">{row.reviews}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
