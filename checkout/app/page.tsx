import { getTranslations } from 'next-intl/server'
import { ProductCard } from './products/product-card'
import { shop } from './visit'

export default async function Home() {
  const t = await getTranslations('catalogue')
  const products = await (await shop()).catalogue.list()

  return (
    <>
      <div className="grid max-w-2xl gap-3 pt-10 pb-8">
        <h1 className="text-4xl leading-[1.05] sm:text-5xl">{t('title')}</h1>
        <p className="text-quiet">{t('intro')}</p>
      </div>
      <h2 className="sr-only">{t('products')}</h2>
      <ul className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-5 sm:gap-y-8 lg:grid-cols-4">
        {products.map((product, index) => (
          <li key={product.id}>
            <ProductCard product={product} first={index === 0} />
          </li>
        ))}
      </ul>
    </>
  )
}
