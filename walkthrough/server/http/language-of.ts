import { readCookie } from '@jembatan/platform/cookies'
import { LANGUAGE_COOKIE, languageFor } from '@/i18n/language'

/** Returns the language of a request. */
export const languageOf = ({ headers }: Request) =>
  languageFor(readCookie(headers, LANGUAGE_COOKIE), headers.get('accept-language'))
