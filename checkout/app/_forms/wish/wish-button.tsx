import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/lucide-icon'
import { button } from '@/app/_ui/styles'
import { addWish, dropWish } from './actions'

type Props = { productId: string; name: string; isOnList: boolean }

/** One form per direction, so that a second tap in an old tab does what its button says. */
export function WishButton({ productId, name, isOnList }: Props) {
  const t = useTranslations('find')

  return (
    <form action={isOnList ? dropWish : addWish}>
      <input type="hidden" name="productId" value={productId} />
      <button
        type="submit"
        aria-label={t(isOnList ? 'dropWishOf' : 'addWishOf', { name })}
        className={`${button.quiet} w-full`}
      >
        <Icon
          of={isOnList ? 'icon-full-Heart' : 'icon-Heart'}
          size={20}
          className={isOnList ? 'text-wrong' : undefined}
        />
        {t(isOnList ? 'wished' : 'addWish')}
      </button>
    </form>
  )
}
