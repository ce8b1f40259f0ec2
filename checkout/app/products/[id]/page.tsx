import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { WishButton } from '@/app/_forms/wish/wish-button'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Price } from '@/app/_ui/price'
import { ProductRow } from '@/app/front/product-row'
import { Breadcrumbs } from '@/app/search/breadcrumbs'
import { Rating } from '@/app/search/rating'
import type { SearchParams } from '@/app/search/search-filters'
import { Vouchers } from '@/app/vouchers/vouchers'
import { getEnvironment } from '@/server/environment'
import { isAway } from '@/server/trpc/caller'
import { PLACES } from '@/server/waiting-room/limits'
import { AddedToCart } from '../added-to-cart'
import { BuyForm } from '../buy-form'
import { ClosedShop } from '../closed-shop'
import { DeliveryEstimate } from '../delivery-estimate'
import { Facts } from '../facts'
import { Gallery } from '../gallery/gallery'
import { Offered } from '../offered'
import { ReturnTerms } from '../return-terms'
import { readReviews } from '../reviews/read-reviews'
import { Reviews } from '../reviews/reviews'
import { ShareProduct } from '../share-product'
import { ShopCard } from '../shop-card'
import { SizeGuide } from '../size-guide'
import { Variants } from '../variants'
import { NoProduct } from './no-product'

export const endpoint: PageEndpoint = {
  who: 'anybody',
  limits: [PLACES],
}

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export const generateMetadata = orAbsentHead(async function head({ params }: Props): Promise<Metadata> {
  const { name, description } = await product((await params).id)
  const language = await readLanguage()

  return { title: name[language], description: description[language] }
})

export default orAbsent(async function ProductPage({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const { sku } = query
  const { catalogue, delivery } = await shop()
  const filters = readReviews(query)
  const [details, own, offer, reviews] = await Promise.all([
    product(id),
    orNotFound(catalogue.ownProduct({ productId: id })).catch(nullWhileAway),
    orNotFound(catalogue.offered({ productId: id })).catch(nullWhileAway),
    orNotFound(catalogue.reviews({ productId: id, ...filters })),
  ])
  const t = await getTranslations('catalogue')
  const find = await getTranslations('find')
  const language = await readLanguage()
  const selected = details.variants.find((variant) => variant.sku === sku)
  const chosen = selected ?? details.variants[0]
  const [estimate, related] = await Promise.all([
    orNotFound(delivery.estimate({ sku: chosen.sku })).catch(nullWhileAway),
    catalogue.related({ productId: id, shopId: details.shop.id, category: details.category }),
  ])
  const name = details.name[language]
  const url = `${getEnvironment().PASAR_ORIGIN}/products/${details.id}`
  const shareWords = {
    share: t('share.share'),
    via: t('share.via'),
    otherApps: t('share.otherApps'),
    copy: t('share.copy'),
    copied: t('share.copied'),
  }

  return (
    <>
      <Breadcrumbs
        steps={[{ href: `/categories/${details.category}`, name: find(`categories.${details.category}`) }]}
        here={name}
      />
      <article className="grid grid-cols-1 gap-4 pt-2 sm:gap-8 lg:grid-cols-[1.15fr_1fr] lg:gap-12 lg:pt-4">
        <Gallery media={details.media} name={name} />
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          <div className="grid gap-2">
            <p>
              <Link
                href={`/shops/${details.shop.id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center font-bold text-pasar-deep text-sm underline-offset-4 hover:underline"
              >
                {details.shop.name}
              </Link>
            </p>
            <h1 className="text-3xl leading-tight sm:text-4xl">{name}</h1>
            <a href="#reviews" className="inline-flex min-h-11 items-center justify-self-start">
              <Rating rating={details.rating} reviews={details.reviews} sold={details.sold} />
            </a>
            <Price amount={chosen.price} compareAt={chosen.compareAt} className="text-3xl" />
            {offer && <Offered offer={offer} variant={chosen} />}
          </div>
          <Variants productId={details.id} variants={details.variants} chosen={chosen.sku} />
          {details.sizeGuide && <SizeGuide guide={details.sizeGuide} />}
          <AddedToCart query={query} />
          {details.shop.closed ? (
            <ClosedShop name={details.shop.name} />
          ) : (
            <BuyForm
              productId={details.id}
              variant={chosen}
              hasOthers={details.variants.some(({ stock }) => stock !== 'sold_out')}
              quantity={offer?.sku === chosen.sku ? offer.quantity : 1}
              isInSight
            />
          )}
          {estimate && !details.shop.closed && <DeliveryEstimate estimate={estimate} />}
          {!details.shop.closed && <Vouchers vouchers={related.vouchers} collectedCodes={own?.collectedCodes ?? []} />}
          <div className="grid items-start gap-3 sm:grid-cols-2">
            {!details.shop.closed && own && <WishButton productId={details.id} name={name} isOnList={own.isWished} />}
            <ShareProduct name={name} url={url} words={shareWords} />
          </div>
          <div className="below-the-fold grid gap-6">
            <section className="grid gap-2">
              <h2 className="text-xl">{t('about')}</h2>
              <p className="text-quiet">{details.description[language]}</p>
            </section>
            <Facts product={details} weightGrams={chosen.weightGrams} />
            <ShopCard shop={details.shop} counts={related.shop} />
            <ReturnTerms shop={details.shop.name} />
          </div>
        </div>
      </article>
      <Reviews product={details} page={reviews} own={own} filters={filters} sku={selected?.sku} />
      {related.similar.length > 0 && (
        <div className="pt-12">
          <ProductRow title={t('similar')} products={related.similar} />
        </div>
      )}
    </>
  )
}, NoProduct)

/**
 * A buyer's own data is only on the primary: while it is unavailable, the product is shown without.
 */
function nullWhileAway(error: unknown) {
  if (isAway(error)) return null
  throw error
}

/** Cached for the page and its metadata. */
const product = cache(async (id: string) => orNotFound((await shop()).catalogue.product({ id })))
