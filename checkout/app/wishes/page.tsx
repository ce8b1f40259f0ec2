import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { FormKey } from '@/app/_forms/form-key'
import { SubmitOnce } from '@/app/_forms/submit-button'
import { WishButton } from '@/app/_forms/wish/wish-button'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { HoldsFocus } from '@/app/_ui/holds-focus'
import { Notice } from '@/app/_ui/notice'
import { Picture } from '@/app/_ui/picture/picture'
import { button } from '@/app/_ui/styles'
import { addToCart } from '@/app/basket/actions'
import { ProductCard } from '@/app/search/product-card'
import { only, type SearchParams } from '@/app/search/search-filters'
import { SESSION_DAYS } from '@/server/session/limits'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { MOST_WISHES } from '@/server/wish/limits'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('find'))('wishesTitle') }
}

export default async function Wishes({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations('find')
  const language = await readLanguage()
  const { wishes, total } = await (await shop()).wish.list()
  const some = total > 0
  const full = total >= MOST_WISHES && only((await searchParams).full)

  return (
    <>
      <div className="grid gap-2 pt-6 pb-5">
        <HoldsFocus as="h1" about={`${total}`} className="text-3xl sm:text-4xl">
          {t(some ? 'wishesTitle' : 'noWishes')}
        </HoldsFocus>
        <p className="text-quiet">{some ? t('wishesIntro', { days: SESSION_DAYS }) : t('noWishesText')}</p>
        {total > wishes.length && <p className="text-quiet">{t('wishesNewest', { total, shown: wishes.length })}</p>}
        {full && <Notice tone="warn">{t('wishesFull')}</Notice>}
      </div>
      {some ? (
        <ul
          aria-label={t('wishesTitle')}
          className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-5 sm:gap-y-8 lg:grid-cols-4"
        >
          {wishes.map((product, index) => (
            <li key={product.id} className="grid content-start gap-3">
              {product.unavailable === 'delisted' ? (
                <Delisted product={product} />
              ) : (
                <ProductCard product={product} first={index === 0} />
              )}
              {product.unavailable && <p className="text-sm text-warn">{t(`wishGone.${product.unavailable}`)}</p>}
              {!product.unavailable && <CartForm product={product} />}
              <WishButton productId={product.id} name={product.name[language]} isOnList />
            </li>
          ))}
        </ul>
      ) : (
        <Link href="/" prefetch={false} className={button.primary}>
          {t('toFront')}
        </Link>
      )}
    </>
  )
}

type Wish = RouterOutputs['wish']['list']['wishes'][number]

/** Adds the only variant; where there are several, the product's page offers them. */
async function CartForm({ product: { id, sku, price, stock, name } }: { product: Wish }) {
  if (stock === 'sold_out') return null
  const t = await getTranslations('find')
  const item = name[await readLanguage()]
  if (!sku)
    return (
      <Link href={`/products/${id}`} prefetch={false} aria-label={t('wishChooseOf', { item })} className={button.quiet}>
        {t('wishChoose')}
      </Link>
    )

  return (
    <form action={addToCart} className="grid">
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="productId" value={id} />
      <input type="hidden" name="seenAmount" value={price} />
      <input type="hidden" name="quantity" value={1} />
      <FormKey value={crypto.randomUUID()} />
      <SubmitOnce aria-label={t('wishToCartOf', { item })} className={button.primary}>
        {t('wishToCart')}
      </SubmitOnce>
    </form>
  )
}

/** Its page no longer exists. */
async function Delisted({ product: { media, name } }: { product: Wish }) {
  const language = await readLanguage()

  return (
    <div className="grid gap-2">
      <Picture
        media={media}
        shot="square"
        sizes="(min-width: 1024px) 24vw, (min-width: 640px) 31vw, 46vw"
        language={language}
        decorative
        className="aspect-square w-full rounded-card opacity-50 grayscale"
      />
      <span className="line-clamp-2 font-bold leading-snug">{name[language]}</span>
    </div>
  )
}
