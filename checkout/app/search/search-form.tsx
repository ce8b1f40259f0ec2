import { useTranslations } from 'next-intl'
import { useLanguage } from '@/app/_ui/use-language'
import { SearchBox } from './search-box'

/** A plain GET form; with JavaScript it suggests while typing. */
export function SearchForm({ typed = '' }: { typed?: string }) {
  const t = useTranslations('find')

  return (
    <search className="block pt-4">
      <form action="/search" method="get">
        <SearchBox
          typed={typed}
          language={useLanguage()}
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
