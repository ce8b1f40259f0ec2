import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/language/read-language'
import { SearchBox } from './search-box'

/** A plain form that asks for an address; with script it suggests while somebody types. */
export async function SearchForm({ typed = '' }: { typed?: string }) {
  const t = await getTranslations('find')

  return (
    <search className="block pt-4">
      <form action="/search" method="get">
        <SearchBox
          typed={typed}
          language={await readLanguage()}
          words={{
            label: t('searchLabel'),
            placeholder: t('searchPlaceholder'),
            button: t('searchButton'),
            suggestions: t('suggestions'),
            count: t.raw('suggestionCount'),
            shop: t('inShops'),
          }}
        />
      </form>
    </search>
  )
}
