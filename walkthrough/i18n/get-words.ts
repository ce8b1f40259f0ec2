import { getLocale } from 'next-intl/server'
import { isLanguage, type Language } from './language'
import { messagesOf } from './messages'

export async function getLanguage(): Promise<Language> {
  const locale = await getLocale()

  return isLanguage(locale) ? locale : 'id'
}

/** A topic's words as they are, for the parts that live in the browser: they need no translator there. */
export const getWords = async () => messagesOf(await getLanguage())
