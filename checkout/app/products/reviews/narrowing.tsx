import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useLanguage } from '@/app/_ui/use-language'
import { REVIEW_SORTS, type ReviewFilters } from '@/server/review/input'
import { bySize } from '../variants'
import { reviewsHref } from './read-reviews'
import type { Product } from './reviews'

type Props = {
  variants: Product['variants']
  view: { productId: string; sku: string | undefined; filters: ReviewFilters }
}

/** Filters of the reviews, and their order. Each choice is a link, and needs no JavaScript. */
export function Narrowing({ variants, view }: Props) {
  const t = useTranslations('find')
  const language = useLanguage()
  const { stars, sku, withPhotos, sort = 'newest' } = view.filters
  const ofVariants = variants.toSorted(bySize).flatMap(({ sku: one, label }) =>
    label
      ? [
          {
            name: label[language],
            isChosen: sku === one,
            href: reviewsHref(view, { sku: sku === one ? undefined : one }),
          },
        ]
      : [],
  )

  return (
    <nav aria-label={t('narrowReviews')} className="grid gap-2">
      <Choices
        choices={[
          {
            name: t('allReviews'),
            isChosen: !stars && !sku && !withPhotos,
            href: reviewsHref(view, { stars: undefined, sku: undefined, withPhotos: undefined }),
          },
          {
            name: t('withPhotos'),
            isChosen: withPhotos === true,
            href: reviewsHref(view, { withPhotos: withPhotos ? undefined : true }),
          },
          ...ofVariants,
        ]}
      />
      <Choices
        choices={REVIEW_SORTS.map((one) => ({
          name: t(`reviewSorts.${one}`),
          isChosen: one === sort,
          href: reviewsHref(view, { sort: one }),
        }))}
      />
    </nav>
  )
}

const Choices = ({ choices }: { choices: { name: string; href: string; isChosen: boolean }[] }) => (
  <ul className="flex flex-wrap gap-2">
    {choices.map(({ name, href, isChosen }) => (
      <li key={name}>
        <Link
          href={href}
          prefetch={false}
          aria-current={isChosen ? 'true' : undefined}
          className="flex min-h-11 items-center rounded-full border border-line bg-card px-4 text-sm hover:border-ink aria-[current]:border-pasar-deep aria-[current]:bg-pasar-wash aria-[current]:font-bold"
        >
          {name}
        </Link>
      </li>
    ))}
  </ul>
)
