import { preferredLanguage } from '@jembatan/platform/language'
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLanguage, LANGUAGE_COOKIE, LANGUAGES } from './language'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  const asked = preferredLanguage(LANGUAGES, (await headers()).get('accept-language'))
  const language = [chosen, asked].find(isLanguage) ?? 'id'

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language) }
})
