import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { chooseLanguage, isLanguage, LANGUAGE_COOKIE } from './language'
import { messagesOf } from './messages'

/** A route handler that is answered without Next names its language itself. */
export default getRequestConfig(async ({ locale }) => {
  const language = isLanguage(locale) ? locale : await readLanguage()

  return { locale: language, timeZone: 'Asia/Jakarta', messages: messagesOf(language) }
})

const readLanguage = async () =>
  chooseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value, (await headers()).get('accept-language'))
