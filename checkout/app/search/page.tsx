import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { Icon } from '@/app/_ui/lucide-icon'
import { CategoryLinks } from '@/app/search/category-links'
import { only, readSearchFilters, type SearchParams } from '@/app/search/search-filters'
import { type List, SearchResults } from '@/app/search/search-results'
import { readMarks } from './read-marks'

export const endpoint: PageEndpoint = { who: 'anybody' }

type Props = { searchParams: SearchParams }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('find')
  const typed = only((await searchParams).q)

  return { title: typed ? t('searchTitleOf', { typed }) : t('allTitle'), robots: { index: false } }
}

/** The search text is in the URL, so that a search can be shared and revisited. */
export default orAbsent(async function SearchPage({ searchParams }: Props) {
  const params = await searchParams
  const t = await getTranslations('find')
  const typed = only(params.q)
  const filters = readSearchFilters(params)
  const list = await orNotFound((await shop()).catalogue.find({ typed, filters }))

  if (typed && list.query === '') return <NoWord typed={typed} categories={list.categories} />

  return (
    <>
      <div className="grid gap-2 pt-6 pb-5">
        <h1 className="wrap-anywhere text-3xl sm:text-4xl">{typed ? t('searchTitleOf', { typed }) : t('allTitle')}</h1>
        {typed && list.products.length > 0 && (list.corrected || list.partial) && (
          <p role="status" className="wrap-anywhere">
            {t(nearness(list), { typed, query: list.query })}
          </p>
        )}
        {!filters.after && !filters.before && <Shops shops={list.shops} />}
      </div>
      <SearchResults path="/search" typed={typed} filters={filters} list={list} marks={await readMarks()} />
    </>
  )
})

const nearness = ({ unsold, corrected }: List) => (unsold ? 'unsold' : corrected ? 'corrected' : 'partial')

/** The text has punctuation only, so there is nothing to search. */
async function NoWord({ typed, categories }: { typed: string } & Pick<List, 'categories'>) {
  const t = await getTranslations('find')

  return (
    <>
      <div className="grid gap-2 pt-6 pb-5">
        <h1 className="text-3xl sm:text-4xl">{t('noWord')}</h1>
        <p className="wrap-anywhere text-quiet">{t('noWordText', { typed })}</p>
      </div>
      <CategoryLinks categories={categories} />
    </>
  )
}

async function Shops({ shops }: Pick<List, 'shops'>) {
  const t = await getTranslations('find')
  if (shops.length === 0) return null

  return (
    <ul aria-label={t('shopsTitle')} className="flex flex-wrap gap-2">
      {shops.map(({ id, name, city }) => (
        <li key={id}>
          <Link
            href={`/shops/${id}`}
            prefetch={false}
            className="flex min-h-11 items-center gap-2 rounded-control border border-line bg-card px-4 hover:border-ink"
          >
            <Icon of="icon-Store" size={18} className="text-pasar-deep" />
            <span className="font-bold">{name}</span>
            <span className="text-quiet text-sm">{city}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
