import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LANGUAGE_COOKIE, languageFor } from './language'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  const cookie = (await cookies()).get(LANGUAGE_COOKIE)?.value
  const language = languageFor(cookie, (await headers()).get('accept-language'))

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language) }
})
