import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Picture } from '@/app/_ui/picture/picture'
import { Price } from '@/app/_ui/price'
import { card } from '@/app/_ui/styles'
import { BuyForm } from '@/app/products/buy-form'
import { ClosedShop } from '@/app/products/closed-shop'
import { nameItem } from '@/i18n/name-item'
import { PLACES } from '@/server/waiting-room/limits'

export const endpoint: PageEndpoint = {
  who: 'anybody',
  limits: [PLACES],
}

type Props = { params: Promise<{ item: string }> }

export const generateMetadata = orAbsentHead(async function head({ params }: Props): Promise<Metadata> {
  const { name } = await offered((await params).item)

  return { title: name, robots: { index: false } }
})

/**
 * The plain link, unsigned and reusable: `/buy/{sku}:{quantity}`. It shows the item and creates
 * nothing.
 */
export default orAbsent(async function Buy({ params }: Props) {
  const { sku, quantity, product, variant, name } = await offered((await params).item)
  if (await isFromElsewhere()) await (await shop()).handoff.recordPlainLink({ sku, quantity })
  const t = await getTranslations('catalogue')
  const language = await readLanguage()

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
          <BuyForm
            productId={product.id}
            variant={variant}
            hasOthers={product.variants.some(({ stock }) => stock !== 'sold_out')}
            quantity={quantity}
          />
        )}
      </div>
      <Link href={`/products/${product.id}?sku=${sku}`} prefetch={false} className="min-h-11 content-center underline">
        {t('seeProduct')}
      </Link>
    </section>
  )
})

/** Reads the link's item once for the page and its metadata. */
const offered = cache(async (item: string) => {
  const { sku, quantity } = readItem(item)
  const { catalogue } = await shop()
  const { productId } = await orNotFound(catalogue.item({ sku }))
  const product = await orNotFound(catalogue.product({ id: productId }))
  const variant = product.variants.find((one) => one.sku === sku) ?? notFound()
  const language = await readLanguage()

  return {
    sku,
    quantity,
    product,
    variant,
    name: nameItem({ ...product, label: variant.label }, language),
  }
})

/**
 * True when followed from another site, such as the feed. A typed URL or a link of ours is not
 * cross-site.
 */
async function isFromElsewhere() {
  return ['cross-site', 'same-site'].includes((await headers()).get('sec-fetch-site') ?? '')
}

function readItem(item: string) {
  const [, sku = '', quantity = ''] = /^([A-Za-z0-9._-]{1,64}):([1-9]|10)$/.exec(decodeURIComponent(item)) ?? notFound()

  return { sku, quantity: Number(quantity) }
}
