import { endpoint } from '@jembatan/http/endpoints'
import { isLanguage, LANGUAGE_COOKIE } from '@/i18n/language'
import { isView, VIEW_COOKIE } from '../audience/view'
import { TAKES_A_FORM } from './declarations'
import { keepChoice } from './keep-choice'

export const choices = [
  endpoint('POST', '/language', TAKES_A_FORM, (request) =>
    keepChoice(request, { cookie: LANGUAGE_COOKIE, isKnown: isLanguage }),
  ),
  endpoint('POST', '/view', TAKES_A_FORM, (request) => keepChoice(request, { cookie: VIEW_COOKIE, isKnown: isView })),
]
