import { useTranslations } from 'next-intl'
import { formatStars } from '@/app/_ui/format'
import { useLanguage } from '@/app/_ui/use-language'

type Props = {
  /** Hundredths of a star; 0 before the first review. */
  rating: number
  reviews: number
  sold: number
  /** Leaves out the number of reviews, for the one line of a card. */
  isShort?: boolean
  className?: string
}

/** Formats `4,8 (36 ulasan) · 412 terjual`, leaving out absent parts. */
export function Rating({ rating, reviews, sold, isShort = false, className = '' }: Props) {
  const t = useTranslations('find')
  const language = useLanguage()
  if (reviews === 0 && sold === 0) return <span className={`text-quiet text-sm ${className}`}>{t('newHere')}</span>

  return (
    <span className={`flex flex-wrap items-center gap-x-1.5 text-quiet text-sm ${className}`}>
      {reviews > 0 && (
        <span className="font-bold text-ink before:stars before:mr-1.5 before:align-[-0.15em]">
          <span className="sr-only">{`${t('ratingIs')} `}</span>
          {formatStars(rating, language)}
        </span>
      )}
      {reviews > 0 && !isShort && t('reviewCount', { count: reviews })}
      {reviews > 0 && sold > 0 && ' · '}
      {sold > 0 && t('sold', { count: sold })}
    </span>
  )
}
