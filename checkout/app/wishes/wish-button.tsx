import { Heart } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { button } from '@/app/styles'
import { addWish, dropWish } from './actions'

type Props = { productId: string; name: string; wished: boolean }

/** A form for each direction, so that a second tap in an old tab does what its button said. */
export function WishButton({ productId, name, wished }: Props) {
  const t = useTranslations('find')

  return (
    <form action={wished ? dropWish : addWish}>
      <input type="hidden" name="productId" value={productId} />
      <button
        type="submit"
        aria-label={t(wished ? 'dropWishOf' : 'addWishOf', { name })}
        className={`${button.quiet} w-full`}
      >
        <Heart size={20} aria-hidden className={wished ? 'fill-wrong text-wrong' : ''} />
        {t(wished ? 'wished' : 'addWish')}
      </button>
    </form>
  )
}
