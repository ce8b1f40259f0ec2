import type { PageEndpoint } from '@jembatan/http/endpoints'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { isAway } from '@/server/trpc/caller'
import { shop } from './_request/visitor'
import { button } from './_ui/styles'
import { Banner } from './front/banner'
import { ProductRow } from './front/product-row'
import { ShopLinks } from './front/shop-links'
import { CategoryRow } from './search/category-links'
import { ProductGrid } from './search/product-grid'
import { readMarks } from './search/read-marks'
import { Vouchers } from './vouchers/vouchers'

export const endpoint: PageEndpoint = { who: 'anybody' }

export default async function Home() {
  const t = await getTranslations('front')
  const find = await getTranslations('find')
  const { catalogue } = await shop()
  const [front, own, ownMarks] = await Promise.all([
    catalogue.front(),
    catalogue.ownFront().catch(nothingWhileAway),
    readMarks(),
  ])
  const { offers, best, vouchers, freeShippingFrom, shops, categories } = front
  const marks = { ...ownMarks, freeFrom: freeShippingFrom }
  const rows = [
    { title: t('again'), products: own.again },
    { title: t('offers'), products: offers },
    { title: t('seen'), products: own.lastSeen },
  ].filter(({ products }) => products.length > 0)
  const grid =
    own.forYou.length > 0
      ? { title: t('forYou'), products: own.forYou }
      : { title: find('bestSellers'), products: best }

  return (
    <>
      <CategoryRow categories={categories} />
      <Banner />
      <Vouchers vouchers={vouchers} collectedCodes={own.collectedCodes} />
      <div className="grid grid-cols-1 gap-8 pt-5">
        {rows.map(({ title, products }, index) => (
          <ProductRow key={title} title={title} products={products} marks={marks} first={index === 0} />
        ))}
        <section className={`grid gap-4 ${rows.length === 0 ? '' : 'below-the-fold'}`}>
          <h2 className="text-2xl">{grid.title}</h2>
          <ProductGrid products={grid.products} label={grid.title} marks={marks} first={rows.length === 0} />
          <Link href="/search" prefetch={false} className={`${button.quiet} justify-self-center`}>
            {find('allProducts')}
          </Link>
        </section>
        <ShopLinks shops={shops} />
      </div>
    </>
  )
}

/** Own parts are stored only on the primary: while it is away, everybody's are shown. */
function nothingWhileAway(error: unknown) {
  if (isAway(error)) return { again: [], lastSeen: [], forYou: [], collectedCodes: [] }
  throw error
}
