import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/language/read-language'
import { orAbsent } from '@/app/or-absent'
import { orNotFound } from '@/app/or-not-found'
import { Picture } from '@/app/picture/picture'
import { Price } from '@/app/price'
import { BuyForm } from '@/app/products/buy-form'
import { ClosedShop } from '@/app/products/closed-shop'
import { card } from '@/app/styles'
import { shop } from '@/app/visit'

export const metadata: Metadata = { robots: { index: false } }

/** The plain link, unsigned and reusable: `/buy/{sku}:{quantity}`. It shows the item and makes nothing. */
export default orAbsent(async function Buy({ params }: { params: Promise<{ item: string }> }) {
  const { sku, quantity } = readItem((await params).item)
  const server = await shop()
  const { productId } = await orNotFound(server.catalogue.item({ sku }))
  const product = await orNotFound(server.catalogue.product({ id: productId }))
  const variant = product.variants.find((one) => one.sku === sku) ?? notFound()
  if (await isFromElsewhere()) await server.handoff.recordPlainLink({ sku, quantity })
  const t = await getTranslations('catalogue')
  const language = await readLanguage()
  const name = [product.name[language], variant.label?.[language]].filter(Boolean).join(' · ')

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <h1 className="text-3xl">{t('buyTitle', { name })}</h1>
      <p className="text-quiet">{t('buyIntro')}</p>
      <div className={`${card} grid gap-5`}>
        <div className="grid grid-cols-[7rem_1fr] items-center gap-4">
          <Picture
            media={product.media}
            shot="square"
            sizes="7rem"
            language={language}
            first
            className="size-28 rounded-control"
          />
          <div className="grid gap-1">
            <p className="text-quiet text-sm">{t('soldBy', { shop: `${product.shop.name}, ${product.shop.city}` })}</p>
            <Price amount={variant.price} compareAt={variant.compareAt} className="text-2xl" />
            <p className="text-quiet text-sm">{t(product.shop.taxable ? 'taxIncluded' : 'taxNotCharged')}</p>
          </div>
        </div>
        {product.shop.closed ? (
          <ClosedShop name={product.shop.name} />
        ) : (
          <BuyForm productId={product.id} variant={variant} quantity={quantity} />
        )}
      </div>
      <Link href={`/products/${product.id}?sku=${sku}`} prefetch={false} className="min-h-11 content-center underline">
        {t('seeProduct')}
      </Link>
    </section>
  )
})

/** Followed from another site's page, such as the feed's; a typed address or our own link crosses nothing. */
async function isFromElsewhere() {
  return ['cross-site', 'same-site'].includes((await headers()).get('sec-fetch-site') ?? '')
}

function readItem(item: string) {
  const [, sku = '', quantity = ''] = /^([A-Za-z0-9._-]{1,64}):([1-9]|10)$/.exec(decodeURIComponent(item)) ?? notFound()

  return { sku, quantity: Number(quantity) }
}
