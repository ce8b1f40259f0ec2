import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/app/_ui/notice'
import { button } from '@/app/_ui/styles'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { CategoryLinks } from './category-links'
import { Filters } from './filters'
import { ProductGrid } from './product-grid'
import type { CardMarks } from './read-marks'
import { hrefWith, type SearchFilters } from './search-filters'
import { SortLinks } from './sort-links'

export type List = RouterOutputs['catalogue']['find']

const BESIDE_FILTERS = '(min-width: 1152px) 12rem, (min-width: 1024px) 16vw, (min-width: 640px) 31vw, 46vw'

type Props = {
  /** Path of the list, including the typed search. */
  path: string
  typed?: string | undefined
  filters: SearchFilters
  list: List
  marks: Omit<CardMarks, 'freeFrom'>
  /** A category page filters by its path. */
  ownCategory?: boolean
  ownShop?: boolean
}

/** A product list: count, filters, sorting, products and the link to more. */
export function SearchResults({ path, typed, filters: requested, list, marks, ownCategory, ownShop }: Props) {
  const t = useTranslations('find')
  const query = { q: typed, ...requested }
  const { products, count, countedAll, next, previous, freeShippingFrom } = list
  const narrowed = Object.keys(query).some((name) => name !== 'q' && name !== 'sort')
  // Prices are typed, so their errors are shown at the fields.
  const ignored = list.ignored.filter((name) => name !== 'min' && name !== 'max')

  return (
    <section aria-labelledby="found" className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="found" className="text-xl">
          {t(countedAll ? 'count' : 'countMany', { count })}
        </h2>
        {count > 1 && <SortLinks path={path} query={query} chosen={list.filters.sort} searched={list.query !== ''} />}
      </div>
      {ignored.length > 0 && (
        <Notice tone="warn">
          {t('ignored', { names: ignored.map((name) => t(`filterNames.${name}`)).join(', ') })}
        </Notice>
      )}
      {products.length === 0 && !narrowed ? (
        <Nothing shops={list.shops.length > 0} categories={list.categories} />
      ) : (
        <div className="grid gap-5 lg:grid-cols-[15rem_1fr] lg:items-start lg:gap-8">
          <Filters
            path={path}
            typed={typed}
            filters={requested}
            list={list}
            ownCategory={ownCategory}
            ownShop={ownShop}
          />
          <div className="grid gap-5">
            {products.length > 0 ? (
              <ProductGrid
                products={products}
                label={t('products')}
                marks={{ ...marks, freeFrom: freeShippingFrom }}
                sizes={BESIDE_FILTERS}
              />
            ) : (
              <NothingNarrowed href={hrefWith(path, { q: typed }, {})} />
            )}
            {(next || previous) && (
              <nav aria-label={t('pages')} className="flex flex-wrap justify-center gap-3 pt-2">
                {previous && (
                  <Link
                    href={hrefWith(path, query, { before: previous })}
                    rel="prev"
                    prefetch={false}
                    className={button.quiet}
                  >
                    {t('previousPage')}
                  </Link>
                )}
                {next && (
                  <Link
                    href={hrefWith(path, query, { after: next })}
                    rel="next"
                    prefetch={false}
                    className={button.primary}
                  >
                    {t('nextPage')}
                  </Link>
                )}
              </nav>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

type NothingProps = { shops: boolean } & Pick<List, 'categories'>

/** `shops`: some shops match the typed name and are listed above. */
function Nothing({ shops, categories }: NothingProps) {
  const t = useTranslations('find')

  return (
    <div className="grid gap-5">
      <div className="grid gap-2">
        <p className="font-bold text-lg">{t('nothing')}</p>
        <p className="text-quiet">{t(shops ? 'nothingButShops' : 'nothingText')}</p>
      </div>
      <CategoryLinks categories={categories} />
    </div>
  )
}

function NothingNarrowed({ href }: { href: string }) {
  const t = useTranslations('find')

  return (
    <div className="grid justify-items-start gap-3 py-8">
      <p className="font-bold text-lg">{t('nothing')}</p>
      <p className="text-quiet">{t('nothingNarrowed')}</p>
      <Link href={href} prefetch={false} className={button.primary}>
        {t('clearFilters')}
      </Link>
    </div>
  )
}
