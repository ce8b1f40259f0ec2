import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { _createCache } from 'use-intl/core'
import { chooseLanguage, isLanguage, LANGUAGE_COOKIE } from './language'
import { messagesOf } from './messages'

/**
 * Without this shared cache next-intl would parse each message again for every request: about a
 * millisecond per page. The messages never change.
 */
const parsed = { _cache: _createCache() }

/** A caller may pass a language; pages use the visitor's. */
export default getRequestConfig(async ({ locale }) => {
  const language = isLanguage(locale) ? locale : await readLanguage()

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language), ...parsed }
})

const readLanguage = async () =>
  chooseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value, (await headers()).get('accept-language'))
