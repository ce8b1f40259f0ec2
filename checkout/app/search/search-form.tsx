import { useTranslations } from 'next-intl'
import { useLanguage } from '@/app/_ui/use-language'
import { HeaderSearch } from './header-search'

/** A plain GET form in the header; with JavaScript it suggests while typing. */
export function SearchForm() {
  const t = useTranslations('find')

  return (
    <HeaderSearch
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
  )
}
