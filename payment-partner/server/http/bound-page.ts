import type { IncomingMessage, ServerResponse } from 'node:http'
import { noteUnavailable } from '@jembatan/http/unavailable'
import { writeCookie } from '@jembatan/platform/cookies'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { boundPages } from '@jembatan/platform/page-bounds'
import { isLanguage, LANGUAGE_COOKIE, LANGUAGE_COOKIE_OPTIONS } from '@/i18n/language'
import { getDatabase } from '../database'
import { listEmbedOrigins } from '../merchant/list-embed-origins'

const bounds = boundPages(async (request) => ({
  sources: { 'img-src': 'data:' },
  framedBy: await listFramers(request),
  // Not `no-referrer`: that makes the origin of our own forms `null`. A payment page's address
  // leaks nowhere even so.
  referrerPolicy: 'same-origin',
  // A payment page in a merchant's popup opens banks and wallets in separate windows.
  openerPolicy: 'same-origin-allow-popups',
}))

/**
 * Sets the page's security headers, and stores the language in its address for this page and later
 * ones.
 */
export async function boundPage(request: IncomingMessage, response: ServerResponse) {
  const language = new URL(`http://page${request.url}`).searchParams.get('language')
  delete request.headers['x-language']
  if (isLanguage(language)) {
    request.headers['x-language'] = language
    response.appendHeader('set-cookie', writeCookie(LANGUAGE_COOKIE, language, LANGUAGE_COOKIE_OPTIONS))
  }

  await bounds(request, response)
}

const POPUP = /^\/snap\/v3\/embed\/([^/?]+)/

/** A merchant may frame the pages of its popup; all other pages refuse framing. */
async function listFramers({ url = '', headers }: IncomingMessage): Promise<string[]> {
  const token = POPUP.exec(url)?.[1]
  if (!token) return []

  return listEmbedOrigins(getDatabase().db, token).catch((error: unknown) => {
    if (!isDatabaseAway(error)) throw error
    // The page itself meets the same error and fails.
    noteUnavailable(String(headers['x-request-id']))

    return []
  })
}
