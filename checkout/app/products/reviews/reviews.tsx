import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button } from '@/app/_ui/styles'
import type { ReviewFilters } from '@/server/review/input'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { changeHelpful } from './actions'
import { Narrowing } from './narrowing'
import { reviewsHref } from './read-reviews'
import { Review } from './review'
import { Stars } from './stars'

export type Product = Pick<RouterOutputs['catalogue']['product'], 'id' | 'rating' | 'reviews' | 'stars' | 'variants'>

type Props = {
  product: Product
  page: RouterOutputs['catalogue']['reviews']
  /** Null while the buyer's own data cannot be read. */
  own: RouterOutputs['catalogue']['ownProduct'] | null
  filters: ReviewFilters
  /** The variant selected in the URL; other review pages keep it. */
  sku: string | undefined
}

/** Reviews page by page, with the distribution of stars and what narrows the list. */
export function Reviews({ product, page: { reviews, next }, own, filters, sku }: Props) {
  const t = useTranslations('find')
  const view = { productId: product.id, sku, filters }

  return (
    <section
      id="reviews"
      aria-labelledby="reviews-title"
      className="below-the-fold grid max-w-5xl scroll-mt-4 gap-5 pt-12"
    >
      <h2 id="reviews-title" className="text-2xl">
        {t('reviewsTitle')}
      </h2>
      {product.reviews === 0 ? (
        <p className="text-quiet">{t('noReviews')}</p>
      ) : (
        <div className="grid gap-6 sm:grid-cols-[15rem_1fr] lg:gap-10">
          <Stars product={product} view={view} />
          <div className="grid content-start gap-4">
            <Narrowing variants={product.variants} view={view} />
            {reviews.length === 0 && <p className="text-quiet">{t('noSuchReviews')}</p>}
            <form action={changeHelpful}>
              <input type="hidden" name="productId" value={product.id} />
              <ul aria-label={t('reviewsTitle')} className="divide-y divide-line">
                {reviews.map((review) => (
                  <Review key={review.id} review={review} own={own} />
                ))}
              </ul>
            </form>
            <div className="flex flex-wrap gap-3">
              {filters.after && (
                <Link href={reviewsHref(view, {})} prefetch={false} className={button.quiet}>
                  {t('firstReviews')}
                </Link>
              )}
              {next !== null && (
                <Link href={reviewsHref(view, { after: next })} prefetch={false} className={button.quiet}>
                  {t('moreReviews')}
                </Link>
              )}
            </div>
          </div>
        </div>
      )}
    </section>
  )
}
