import { isLanguage, LANGUAGE_COOKIE } from '@/i18n/language'
import { keepChoice } from '@/server/http/keep-choice'

export const POST = (request: Request) => keepChoice(request, { cookie: LANGUAGE_COOKIE, isKnown: isLanguage })
