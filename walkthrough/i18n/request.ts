import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLanguage, LANGUAGE_COOKIE } from './language'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  const language = isLanguage(chosen) ? chosen : 'id'

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language) }
})
