import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/lucide-icon'

type Props = { productId: string; name: string; isOnList: boolean }

/**
 * Puts a card's product on the wish list, or takes it off. Its list is in a form of `changeWish`.
 */
export function WishHeart({ productId, name, isOnList }: Props) {
  const t = useTranslations('find')

  return (
    <button
      type="submit"
      name="wish"
      value={`${isOnList ? 'drop' : 'add'} ${productId}`}
      aria-label={t(isOnList ? 'dropWishOf' : 'addWishOf', { name })}
      className="absolute top-0 right-0 grid size-12 cursor-pointer place-items-center rounded-full bg-card bg-clip-content p-1.5"
    >
      <Icon
        of={isOnList ? 'icon-full-Heart' : 'icon-Heart'}
        size={18}
        className={isOnList ? 'text-wrong' : undefined}
      />
    </button>
  )
}
