import { getLocale } from 'next-intl/server'
import { isLanguage, type Language } from '@/i18n/language'

/** The language that the person chose, for texts that come in both. */
export async function readLanguage(): Promise<Language> {
  const locale = await getLocale()

  return isLanguage(locale) ? locale : 'id'
}
