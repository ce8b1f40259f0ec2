import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { ShopLogo } from '@/app/front/shop-logo'
import { ClosedShop } from '@/app/products/closed-shop'
import { Breadcrumbs } from '@/app/search/breadcrumbs'
import { Rating } from '@/app/search/rating'
import { readMarks } from '@/app/search/read-marks'
import { readSearchFilters, type SearchParams } from '@/app/search/search-filters'
import { SearchResults } from '@/app/search/search-results'

export const endpoint: PageEndpoint = { who: 'anybody' }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export const generateMetadata = orAbsentHead(async function head({ params }: Props): Promise<Metadata> {
  return { title: (await seller(params)).name }
})

export default orAbsent(async function ShopPage({ params, searchParams }: Props) {
  const { id, name, city, province, taxable, closedAt, ...counts } = await seller(params)
  const { city: _, ...filters } = readSearchFilters(await searchParams)
  const words = await getTranslations('catalogue')
  const list = await orNotFound((await shop()).catalogue.find({ within: { shopId: id }, filters }))

  return (
    <>
      <Breadcrumbs steps={[]} here={name} />
      <div className={`${card} my-4 flex flex-wrap items-center gap-4`}>
        <ShopLogo id={id} name={name} size="large" />
        <div className="grid gap-1">
          <h1 className="text-3xl">{name}</h1>
          <p className="text-quiet">
            {words('shopIn', { city, province })} · {words(taxable ? 'taxIncluded' : 'taxNotCharged')}
          </p>
          <Rating {...counts} />
        </div>
      </div>
      {closedAt ? (
        <ClosedShop name={name} />
      ) : (
        <SearchResults path={`/shops/${id}`} filters={filters} list={list} marks={await readMarks()} ownShop />
      )}
    </>
  )
})

/** Cached for the page and its metadata. */
const sellerOf = cache(async (id: string) => orNotFound((await shop()).catalogue.shop({ id })))

const seller = async (params: Props['params']) => sellerOf((await params).id)
