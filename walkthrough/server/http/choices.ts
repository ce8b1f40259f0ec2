import { endpoint } from '@jembatan/http/endpoints'
import { writeCookie } from '@jembatan/platform/cookies'
import { localPath, readForm, refuse } from '@jembatan/platform/request'
import { isLanguage, LANGUAGE_COOKIE } from '@/i18n/language'
import { isView, VIEW_COOKIE } from '../audience/view'
import { TAKES_A_FORM } from './declarations'

const LONGEST_FORM = 4096

const COOKIE_OPTIONS = { sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 60 * 60 } as const

/** Stores a choice in a cookie of this system. A plain form, so it works without JavaScript. */
const keeps = (path: string, cookie: string, isKnown: (value: unknown) => value is string) =>
  endpoint('POST', path, TAKES_A_FORM, async (request) => {
    const form = await readForm(request, LONGEST_FORM)
    const value = form?.get(cookie)
    if (!isKnown(value)) return refuse(request, 400, 'form_malformed')

    return new Response(null, {
      status: 303,
      headers: { location: localPath(form?.get('back')), 'set-cookie': writeCookie(cookie, value, COOKIE_OPTIONS) },
    })
  })

export const choices = [keeps('/language', LANGUAGE_COOKIE, isLanguage), keeps('/view', VIEW_COOKIE, isView)]
