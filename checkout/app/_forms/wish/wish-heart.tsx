import { Heart } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/lucide-icon'

type Props = { productId: string; name: string; wished: boolean }

/** Puts a card's product on the wish list, or takes it off. Its list is in a form of `changeWish`. */
export function WishHeart({ productId, name, wished }: Props) {
  const t = useTranslations('find')

  return (
    <button
      type="submit"
      name="wish"
      value={`${wished ? 'drop' : 'add'} ${productId}`}
      aria-label={t(wished ? 'dropWishOf' : 'addWishOf', { name })}
      className="absolute top-0 right-0 grid size-12 cursor-pointer place-items-center"
    >
      <span className="grid size-9 place-items-center rounded-full bg-card">
        <Icon of={Heart} size={18} className={wished ? 'fill-wrong text-wrong' : ''} />
      </span>
    </button>
  )
}
