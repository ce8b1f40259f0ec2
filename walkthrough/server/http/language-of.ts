import { readCookie } from '@jembatan/platform/cookies'
import { LANGUAGE_COOKIE, languageFor } from '@/i18n/language'

/** The language of whoever asks. */
export const languageOf = ({ headers }: Request) =>
  languageFor(readCookie(headers, LANGUAGE_COOKIE), headers.get('accept-language'))
