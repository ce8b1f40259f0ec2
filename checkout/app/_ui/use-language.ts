import { useLocale } from 'next-intl'
import { isLanguage, type Language } from '@/i18n/language'

/** `readLanguage` for synchronous components. */
export function useLanguage(): Language {
  const locale = useLocale()

  return isLanguage(locale) ? locale : 'id'
}
