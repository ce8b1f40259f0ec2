import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { _createCache } from 'use-intl/core'
import { chooseLanguage, isLanguage, LANGUAGE_COOKIE } from './language'
import { messagesOf } from './messages'

/** next-intl would read the form of each message anew for each request, which takes a page a millisecond; they never change. */
const parsed = { _cache: _createCache() }

/** A caller may name its language; a page has its visitor's. */
export default getRequestConfig(async ({ locale }) => {
  const language = isLanguage(locale) ? locale : await readLanguage()

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language), ...parsed }
})

const readLanguage = async () =>
  chooseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value, (await headers()).get('accept-language'))
