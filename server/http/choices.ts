import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { readCookie, writeCookie } from '@jembatan/platform/cookies'
import { localPath } from '@jembatan/platform/request'
import { z } from 'zod'
import { LANGUAGE_COOKIE, LANGUAGES } from '@/i18n/language'
import { CLOSED_ADS_COOKIE, POST_ID, withClosedAd, withoutClosedAd } from '../feed/cookies'
import { LINK_COOKIE, LINK_KINDS } from '../handoff/cookies'
import { formMalformed, readFields, seeOther } from './form'

const A_YEAR = 60 * 60 * 24 * 365

const languageForm = z.object({ language: z.enum(LANGUAGES), to: z.string().transform(localPath) })

/** Stores the chosen language and shows the same page in it. */
async function chooseLanguage(request: Request) {
  const chosen = await readFields(request, languageForm)
  if (!chosen) return formMalformed(request)

  return seeOther(chosen.to, writeCookie(LANGUAGE_COOKIE, chosen.language, { maxAge: A_YEAR, sameSite: 'lax' }))
}

const linkForm = z.object({ link: z.enum(LINK_KINDS) })

/**
 * Lets a presenter switch between the signed handoff and a plain link. Only our own pages may do
 * so.
 */
async function chooseLink(request: Request) {
  const chosen = await readFields(request, linkForm)
  if (!chosen) return formMalformed(request)
  const byOurPage = request.headers.get('sec-fetch-site') === 'same-origin'

  return seeOther(
    '/',
    byOurPage ? writeCookie(LINK_COOKIE, chosen.link, { sameSite: 'lax', httpOnly: true }) : undefined,
  )
}

const adForm = z.object({ post: z.string().regex(POST_ID) })

/**
 * "Tutup" without JavaScript: stores the closed ad and continues with the next post, which offers
 * to undo.
 */
async function closeAd(request: Request) {
  const closed = await readFields(request, adForm)
  if (!closed) return formMalformed(request)

  return seeOther(
    `/?post=${closed.post}&closed=${closed.post}`,
    writeClosedAds(withClosedAd(readCookie(request.headers, CLOSED_ADS_COOKIE), closed.post)),
  )
}

/** "Urungkan" without JavaScript: reopens the closed ad and shows it. */
async function reopenAd(request: Request) {
  const reopened = await readFields(request, adForm)
  if (!reopened) return formMalformed(request)

  return seeOther(
    `/?post=${reopened.post}`,
    writeClosedAds(withoutClosedAd(readCookie(request.headers, CLOSED_ADS_COOKIE), reopened.post)),
  )
}

const writeClosedAds = (closed: string) => writeCookie(CLOSED_ADS_COOKIE, closed, { sameSite: 'lax' })

const FORM: Declaration = { who: 'anybody', changes: true, body: 4000, accepts: 'form' }

/** Forms that store a visitor's choice in the browser. */
export const choices = [
  endpoint('POST', '/language', FORM, chooseLanguage),
  endpoint('POST', '/link', FORM, chooseLink),
  endpoint('POST', '/ads/close', FORM, closeAd),
  endpoint('POST', '/ads/reopen', FORM, reopenAd),
]
