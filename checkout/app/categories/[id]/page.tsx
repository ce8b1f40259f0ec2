import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { orAbsent, orAbsentHead } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { Breadcrumbs } from '@/app/search/breadcrumbs'
import { readCategory } from '@/app/search/read-category'
import { readMarks } from '@/app/search/read-marks'
import { readSearchFilters, type SearchParams } from '@/app/search/search-filters'
import { SearchResults } from '@/app/search/search-results'

export const endpoint: PageEndpoint = { who: 'anybody' }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export const generateMetadata = orAbsentHead(async function head({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('find')

  return { title: t(`categories.${readCategory((await params).id)}`) }
})

export default orAbsent(async function CategoryPage({ params, searchParams }: Props) {
  const category = readCategory((await params).id)
  const { category: _, ...filters } = readSearchFilters(await searchParams)
  const t = await getTranslations('find')
  const list = await orNotFound((await shop()).catalogue.find({ within: { category }, filters }))
  const name = t(`categories.${category}`)

  return (
    <>
      <Breadcrumbs steps={[]} here={name} />
      <h1 className="pt-1 pb-5 text-3xl sm:text-4xl">{name}</h1>
      <SearchResults
        path={`/categories/${category}`}
        filters={filters}
        list={list}
        marks={await readMarks()}
        ownCategory
      />
    </>
  )
})
