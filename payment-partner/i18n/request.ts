import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLanguage, LANGUAGE_COOKIE, preferredLanguage } from './language'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  // `?language=en` on a payment page is the merchant's wish for its payer; the web server has made it a header.
  const head = await headers()
  const wished = head.get('x-language')
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  const language = [wished, chosen].find(isLanguage) ?? preferredLanguage(head.get('accept-language')) ?? 'id'

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language) }
})
