import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { formatDay, formatStars } from '@/app/_ui/format'
import { button } from '@/app/_ui/styles'
import { useLanguage } from '@/app/_ui/use-language'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Product = RouterOutputs['catalogue']['product']
type Page = RouterOutputs['catalogue']['reviews']
type Props = {
  product: Pick<Product, 'id' | 'rating' | 'reviews' | 'stars'>
  said: Page
  isFirstPage: boolean
  /** The variant selected in the URL; other review pages keep it. */
  sku: string | undefined
}

/** Parses the review id that a page starts before; undefined when invalid. */
export const readBefore = (typed: string | undefined) =>
  /^\d{1,15}$/.test(typed ?? '') && Number(typed) > 0 ? Number(typed) : undefined

/** Reviews page by page, with the distribution of stars. */
export function Reviews({ product: { id, rating, reviews: count, stars }, said, isFirstPage, sku }: Props) {
  const t = useTranslations('find')
  const language = useLanguage()
  const { reviews, next } = said
  const hrefOf = (page: { reviews?: string }) => {
    const query = new URLSearchParams({ ...(sku && { sku }), ...page }).toString()

    return `/products/${id}${query && `?${query}`}#reviews`
  }

  return (
    <section id="reviews" aria-labelledby="reviews-title" className="grid max-w-4xl scroll-mt-4 gap-5 pt-12">
      <h2 id="reviews-title" className="text-2xl">
        {t('reviewsTitle')}
      </h2>
      {count === 0 ? (
        <p className="text-quiet">{t('noReviews')}</p>
      ) : (
        <div className="grid gap-6 sm:grid-cols-[14rem_1fr]">
          <Summary rating={rating} count={count} stars={stars} />
          <div className="grid content-start gap-4">
            <ul aria-label={t('reviewsTitle')} className="divide-y divide-line">
              {reviews.map((review) => (
                <li key={review.id} className="grid gap-1.5 py-4 first:pt-0">
                  <p className="flex flex-wrap items-center gap-x-2">
                    <Stars stars={review.stars} label={t('starsOf', { stars: review.stars })} />
                    <span className="wrap-anywhere font-bold">
                      {review.author === '' ? t('deletedName') : (review.author ?? t('unnamedBuyer'))}
                    </span>
                    <span className="text-quiet text-sm">{formatDay(review.at, language)}</span>
                  </p>
                  {review.label && (
                    <p className="text-quiet text-sm">{t('bought', { label: review.label[language] })}</p>
                  )}
                  {review.body && (
                    <p lang={review.language} className="wrap-anywhere whitespace-pre-line">
                      {review.body}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-3">
              {!isFirstPage && (
                <Link href={hrefOf({})} prefetch={false} className={button.quiet}>
                  {t('newestReviews')}
                </Link>
              )}
              {next !== null && (
                <Link href={hrefOf({ reviews: String(next) })} prefetch={false} className={button.quiet}>
                  {t('olderReviews')}
                </Link>
              )}
            </div>
          </div>
        </div>
      )}
    </section>
  )
}

function Summary({ rating, count, stars }: { rating: number; count: number } & Pick<Product, 'stars'>) {
  const t = useTranslations('find')
  const language = useLanguage()

  return (
    <div className="grid content-start gap-3">
      <p>
        <strong className="font-extrabold text-4xl">{formatStars(rating, language)}</strong>{' '}
        <span className="text-quiet">{t('reviewCount', { count })}</span>
      </p>
      <ul className="grid gap-1 text-sm">
        {stars.map((row) => (
          <li key={row.stars} className="grid grid-cols-[5rem_1fr_2.5rem] items-center gap-2 whitespace-nowrap">
            <span>{t('starsOf', { stars: row.stars })}</span>
            <span aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
              <span className="block h-full bg-star" style={{ width: `${(100 * row.reviews) / count}%` }} />
            </span>
            <span className="text-right text-quiet tabular-nums">{row.reviews}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Stars({ stars, label }: { stars: number; label: string }) {
  return <span role="img" aria-label={label} className="stars w-[5rem]" style={{ '--stars': stars } as CSSProperties} />
}
