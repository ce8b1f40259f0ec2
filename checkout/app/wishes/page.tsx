import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { WishButton } from '@/app/_forms/wish/wish-button'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { HoldsFocus } from '@/app/_ui/holds-focus'
import { Notice } from '@/app/_ui/notice'
import { Picture } from '@/app/_ui/picture/picture'
import { button } from '@/app/_ui/styles'
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
  const { shown, total } = await (await shop()).wish.list()
  const some = total > 0
  const full = total >= MOST_WISHES && only((await searchParams).full)

  return (
    <>
      <div className="grid gap-2 pt-6 pb-5">
        <HoldsFocus as="h1" about={`${total}`} className="text-3xl sm:text-4xl">
          {t(some ? 'wishesTitle' : 'noWishes')}
        </HoldsFocus>
        <p className="text-quiet">{some ? t('wishesIntro', { days: SESSION_DAYS }) : t('noWishesText')}</p>
        {total > shown.length && <p className="text-quiet">{t('wishesNewest', { total, shown: shown.length })}</p>}
        {full && <Notice tone="warn">{t('wishesFull')}</Notice>}
      </div>
      {some ? (
        <ul
          aria-label={t('wishesTitle')}
          className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-5 sm:gap-y-8 lg:grid-cols-4"
        >
          {shown.map((product, index) => (
            <li key={product.id} className="grid content-start gap-3">
              {product.unavailable === 'delisted' ? (
                <Delisted product={product} />
              ) : (
                <ProductCard product={product} first={index === 0} />
              )}
              {product.unavailable && <p className="text-sm text-warn">{t(`wishGone.${product.unavailable}`)}</p>}
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

/** Its page no longer exists. */
async function Delisted({ product: { media, name } }: { product: RouterOutputs['wish']['list']['shown'][number] }) {
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
