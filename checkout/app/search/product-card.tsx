import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { WishHeart } from '@/app/_forms/wish/wish-heart'
import { arrivalDays } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { Picture } from '@/app/_ui/picture/picture'
import { Price } from '@/app/_ui/price'
import { useLanguage } from '@/app/_ui/use-language'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { Rating } from './rating'
import type { CardMarks } from './read-marks'

type Props = {
  product: RouterOutputs['catalogue']['front']['best'][number]
  first: boolean
  /** Without them a card shows the product alone. */
  marks?: CardMarks | undefined
  /** Width of the picture; by default that of the grid's columns. */
  sizes?: string | undefined
}

const IN_GRID = '(min-width: 1152px) 17rem, (min-width: 1024px) 24vw, (min-width: 640px) 31vw, 46vw'

export function ProductCard({ product, first, marks, sizes = IN_GRID }: Props) {
  const t = useTranslations('catalogue')
  const front = useTranslations('front')
  const language = useLanguage()
  const { id, name, media, price, compareAt, stock, shop, ...counts } = product
  const isFree = typeof marks?.freeFrom === 'number' && price >= marks.freeFrom
  const arrival = stock === 'sold_out' ? undefined : marks?.arrivals[shop.id]
  const discount = compareAt === null ? 0 : Math.round(100 - (100 * price) / compareAt)

  return (
    <>
      <Link href={`/products/${id}`} prefetch={false} className="group grid gap-2">
        {/* Pictures below the fold load when they come near; the frame has its final size before. */}
        <span
          className={`relative aspect-square overflow-hidden rounded-card [content-visibility:auto] ${first ? '' : 'animate-after-the-first-frame'}`}
        >
          <Picture
            media={media}
            shot="square"
            sizes={sizes}
            language={language}
            first={first}
            decorative
            className="aspect-square w-full transition-transform duration-200 group-hover:scale-[1.03]"
          />
          {discount > 0 && (
            <span className="absolute top-2 left-2 rounded-full bg-wrong px-2.5 py-1 font-bold text-card text-xs">
              {front('discount', { percent: discount })}
            </span>
          )}
          {stock !== 'available' && (
            <span className="absolute bottom-2 left-2 rounded-full bg-card px-3 py-1 font-bold text-xs">
              {t(`stock.${stock}`)}
            </span>
          )}
        </span>
        <span className="grid gap-0.5">
          <span className="line-clamp-2 font-bold leading-snug">{name[language]}</span>
          <Price amount={price} compareAt={compareAt} />
          {(isFree || arrival) && (
            <span className="flex flex-wrap items-center gap-x-1 text-quiet text-xs">
              <Icon of="icon-Truck" size={14} className={isFree ? 'text-pasar-deep' : undefined} />
              {isFree && <span className="font-bold text-pasar-deep">{front('freeShipping')}</span>}
              {arrival && front('arrives', { days: arrivalDays(arrival, language) })}
            </span>
          )}
          <Rating {...counts} isShort />
        </span>
      </Link>
      <Link
        href={`/shops/${shop.id}`}
        prefetch={false}
        className="inline-flex min-h-11 items-center text-quiet text-sm underline-offset-4 hover:underline"
      >
        {`${shop.name} · ${shop.city}`}
      </Link>
      {marks?.wishes && <WishHeart productId={id} name={name[language]} isOnList={marks.wishes.includes(id)} />}
    </>
  )
}
