import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LANGUAGE_COOKIE, languageFor } from './language'
import { messagesOf } from './messages'

export default getRequestConfig(async () => {
  // `?language=en` on a payment page is the merchant's choice for its payer; the web server turns
  // it into a header.
  const head = await headers()
  const header = head.get('x-language')
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  const language = languageFor([header, chosen], head.get('accept-language'))

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language) }
})
