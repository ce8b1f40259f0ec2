import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Price } from '@/app/_ui/price'
import { only, type SearchParams } from '@/app/search/asked'
import { Breadcrumbs } from '@/app/search/breadcrumbs'
import { Rating } from '@/app/search/rating'
import { WishButton } from '@/app/wishes/wish-button'
import { isAway } from '@/server/trpc/caller'
import { PLACES } from '@/server/waiting-room/limits'
import { AddedToCart } from '../added-to-cart'
import { BuyForm } from '../buy-form'
import { ClosedShop } from '../closed-shop'
import { DeliveryEstimate } from '../delivery-estimate'
import { Facts } from '../facts'
import { Gallery } from '../gallery'
import { Offered } from '../offered'
import { ReturnTerms } from '../return-terms'
import { Reviews, readBefore } from '../reviews'
import { Variants } from '../variants'

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
  const asked = await searchParams
  const { sku, reviews } = asked
  const { catalogue, delivery } = await shop()
  const before = readBefore(only(reviews))
  const [shown, wished, offer, said] = await Promise.all([
    product(id),
    orNotFound(catalogue.wished({ productId: id })).catch(nullWhileAway),
    orNotFound(catalogue.offered({ productId: id })).catch(nullWhileAway),
    orNotFound(catalogue.reviews({ productId: id, after: before })),
  ])
  const t = await getTranslations('catalogue')
  const find = await getTranslations('find')
  const language = await readLanguage()
  const wanted = shown.variants.find((variant) => variant.sku === sku)
  const chosen = wanted ?? shown.variants[0]
  const estimate = await orNotFound(delivery.estimate({ sku: chosen.sku })).catch(nullWhileAway)
  const name = shown.name[language]

  return (
    <>
      <Breadcrumbs
        steps={[{ href: `/categories/${shown.category}`, name: find(`categories.${shown.category}`) }]}
        here={name}
      />
      <article className="grid gap-4 pt-2 sm:gap-8 lg:grid-cols-[1.15fr_1fr] lg:gap-12 lg:pt-4">
        <Gallery media={shown.media} name={name} />
        <div className="grid content-start gap-6">
          <div className="grid gap-2">
            <p>
              <Link
                href={`/shops/${shown.shop.id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center font-bold text-pasar-deep text-sm underline-offset-4 hover:underline"
              >
                {shown.shop.name}
              </Link>
            </p>
            <h1 className="text-3xl leading-tight sm:text-4xl">{name}</h1>
            <a href="#reviews" className="inline-flex min-h-11 items-center justify-self-start">
              <Rating rating={shown.rating} reviews={shown.reviews} sold={shown.sold} />
            </a>
            <Price amount={chosen.price} compareAt={chosen.compareAt} className="text-3xl" />
            {offer && <Offered offer={offer} variant={chosen} />}
            <p className="text-quiet text-sm">{t(shown.shop.taxable ? 'taxIncluded' : 'taxNotCharged')}</p>
          </div>
          <Variants productId={shown.id} variants={shown.variants} chosen={chosen.sku} />
          <AddedToCart asked={asked} />
          {shown.shop.closed ? (
            <ClosedShop name={shown.shop.name} />
          ) : (
            <BuyForm
              productId={shown.id}
              variant={chosen}
              hasOthers={shown.variants.some(({ stock }) => stock !== 'sold_out')}
              quantity={offer?.sku === chosen.sku ? offer.quantity : 1}
              isInSight
            />
          )}
          {estimate && !shown.shop.closed && <DeliveryEstimate estimate={estimate} />}
          {!shown.shop.closed && wished !== null && <WishButton productId={shown.id} name={name} wished={wished} />}
          <section className="grid gap-2">
            <h2 className="text-xl">{t('about')}</h2>
            <p className="text-quiet">{shown.description[language]}</p>
          </section>
          <Facts product={shown} weightGrams={chosen.weightGrams} />
          <ReturnTerms shop={shown.shop.name} />
        </div>
      </article>
      <Reviews product={shown} said={said} isFirstPage={before === undefined} sku={wanted?.sku} />
    </>
  )
})

/** A buyer's own data is only on the primary: while it is unavailable, the product is shown without. */
function nullWhileAway(error: unknown) {
  if (isAway(error)) return null
  throw error
}

/** Cached for the page and its metadata. */
const product = cache(async (id: string) => orNotFound((await shop()).catalogue.product({ id })))
