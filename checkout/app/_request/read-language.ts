import { getLocale } from 'next-intl/server'
import { isLanguage, type Language } from '@/i18n/language'

/** Returns the visitor's language, for texts stored in both languages. */
export async function readLanguage(): Promise<Language> {
  const locale = await getLocale()

  return isLanguage(locale) ? locale : 'id'
}
