import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Row } from '@/app/_ui/row'
import { hrefWith, type SearchFilters } from './search-filters'
import type { List } from './search-results'

type Sort = List['filters']['sort']

const SORTS: Sort[] = ['relevance', 'sold', 'rating', 'cheapest', 'dearest']

type Props = { path: string; query: { q?: string | undefined } & SearchFilters; chosen: Sort; searched: boolean }

export function SortLinks({ path, query, chosen, searched }: Props) {
  const t = useTranslations('find')

  return (
    <Row label={t('sort')} chosen={chosen}>
      {SORTS.filter((sort) => searched || sort !== 'relevance').map((sort) => (
        <li key={sort}>
          <Link
            href={hrefWith(path, query, { sort })}
            prefetch={false}
            replace
            scroll={false}
            aria-current={sort === chosen ? 'true' : undefined}
            className="flex min-h-11 items-center whitespace-nowrap rounded-full border border-line bg-card px-4 text-sm hover:border-ink aria-[current]:border-pasar-deep aria-[current]:bg-pasar-wash aria-[current]:font-bold"
          >
            {t(`sorts.${sort}`)}
          </Link>
        </li>
      ))}
    </Row>
  )
}
