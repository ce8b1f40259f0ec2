import { getTranslations } from 'next-intl/server'
import type { Search } from '@/server/console/list-transactions'
import { toQuery } from './read-search'

export async function Older({ search, next }: { search: Search; next: number | undefined }) {
  const t = await getTranslations('console.transactions')
  if (next === undefined && search.before === undefined) return null

  return (
    <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
      {search.before !== undefined && (
        <a href={`/console${toQuery(search)}`} className="button button-calm">
          {t('newest')}
        </a>
      )}
      {next !== undefined && (
        <a href={`/console${toQuery(search, next)}`} className="button button-calm">
          {t('older')}
        </a>
      )}
    </nav>
  )
}
