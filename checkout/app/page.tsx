import type { PageEndpoint } from '@jembatan/http/endpoints'
import { Store } from 'lucide'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/app/_ui/lucide-icon'
import { shop } from './_request/visitor'
import { button } from './_ui/styles'
import { CategoryLinks } from './search/category-links'
import { ProductGrid } from './search/product-grid'
import { SearchForm } from './search/search-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export default async function Home() {
  const t = await getTranslations('catalogue')
  const find = await getTranslations('find')
  const { products, shops, categories } = await (await shop()).catalogue.front()

  return (
    <>
      <SearchForm />
      <div className="grid max-w-2xl gap-2 pt-7 pb-6">
        <h1 className="text-4xl leading-[1.05] sm:text-5xl">{t('title')}</h1>
        <p className="text-quiet">{t('intro')}</p>
      </div>
      <div className="grid gap-8">
        <CategoryLinks categories={categories} />
        <section className="grid gap-4">
          <h2 className="text-2xl">{find('bestSellers')}</h2>
          <ProductGrid products={products} label={find('bestSellers')} />
          <Link href="/search" prefetch={false} className={`${button.quiet} justify-self-center`}>
            {find('allProducts')}
          </Link>
        </section>
        <section className="grid gap-4">
          <h2 className="text-2xl">{find('shopsTitle')}</h2>
          <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
            {shops.map(({ id, name, city }) => (
              <li key={id}>
                <Link
                  href={`/shops/${id}`}
                  prefetch={false}
                  className="flex min-h-16 items-center gap-3 rounded-control border border-line bg-card px-4 hover:border-ink"
                >
                  <Icon of={Store} size={22} className="text-pasar-deep" />
                  <span>
                    <span className="block font-bold">{name}</span>
                    <span className="text-quiet text-sm">{city}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}
