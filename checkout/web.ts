import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { serve } from '@jembatan/http/web-server'
import { readCookie, writeCookie } from '@jembatan/platform/cookies'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { isDevelopment } from '@jembatan/platform/environment'
import { boundPages } from '@jembatan/platform/page-bounds'
import register from './endpoints.json'
import { contactsIn } from './i18n/contacts'
import { chooseLanguage, LANGUAGE_COOKIE } from './i18n/language'
import en from './messages/en/frame.json'
import id from './messages/id/frame.json'
import { imageSources } from './server/composition/image-sources'
import { getDatabase } from './server/database'
import { getEnvironment } from './server/environment'
import { addSeen } from './server/front/seen'
import { endpoints } from './server/http/endpoints'
import { standBeforePages } from './server/http/waiting-room/stand-before-pages'
import { log } from './server/log'
import { SEEN_COOKIE, SEEN_COOKIE_OPTIONS } from './server/session/cookies'

/**
 * Longer than a failover and than any statement may take. After it the buyer gets an error page.
 */
const ANSWER_WITHIN_MS = 30_000
/**
 * The gateway waits five seconds and retries; storing a notification twice has no further effect.
 */
const NOTIFICATION_WITHIN_MS = 4000

/** Title, text and link of a page rendered without Next. */
const inTheirLanguage =
  (choose: (words: typeof id) => [title: string, text: string, again: string]) =>
  ({ cookie = '', 'accept-language': languages }: IncomingHttpHeaders) => {
    const language = chooseLanguage(readCookie(new Headers({ cookie }), LANGUAGE_COOKIE), languages ?? null)
    const [title, text, again] = choose({ id, en }[language])

    return { language, title, text, again, contacts: contactsIn(language) }
  }

const bound = boundPages(() => ({
  sources: {
    'img-src': ['data:', ...imageSources()].join(' '),
    // A form redirects the buyer to the payment page, and Chromium applies this directive to
    // redirects too.
    'form-action': getEnvironment().PASAR_PAYMENT_ORIGIN,
  },
  // Not `no-referrer`: with it a form without JavaScript sends `Origin: null`, and Next refuses
  // the server action.
  referrerPolicy: 'same-origin',
}))

/** A prefetch is no visit. */
function rememberSeen({ method, url = '', headers }: IncomingMessage, response: ServerResponse) {
  if (method !== 'GET' || headers['next-router-prefetch']) return
  const { pathname } = new URL(`http://page${url}`)
  const cookie = addSeen(readCookie(new Headers({ cookie: headers.cookie ?? '' }), SEEN_COOKIE), pathname)
  if (cookie) response.appendHeader('set-cookie', writeCookie(SEEN_COOKIE, cookie, SEEN_COOKIE_OPTIONS))
}

serve({
  dir: process.cwd(),
  system: 'pasar',
  development: isDevelopment(),
  endpoints,
  guard: () => {
    const environment = getEnvironment()

    return {
      register,
      origin: environment.PASAR_ORIGIN,
      hosts: environment.PASAR_HOSTS,
      trustedProxies: environment.PASAR_TRUSTED_PROXIES,
      collector: environment.PASAR_OTLP_URL,
      metrics: { address: environment.PASAR_METRICS_ADDRESS, key: environment.PASAR_METRICS_KEY },
      demoMode: environment.DEMO_MODE,
    }
  },
  before: () => standBeforePages({ db: getDatabase().db, secret: getEnvironment().PASAR_HANDOFF_SECRET }).askFirst,
  beforePage: async (request, response) => {
    await bound(request, response)
    rememberSeen(request, response)
  },
  onRefused: (refused) => log.info(refused, 'a request was refused at the door'),
  onFailed: (failed) => log.error(failed, 'a request failed'),
  isUnavailable: isDatabaseAway,
  contacts: contactsIn('id'),
  sayUnavailable: inTheirLanguage(({ awayTitle, awayText, tryAgain }) => [awayTitle, awayText, tryAgain]),
  sayTooLarge: inTheirLanguage(({ tooLargeTitle, tooLargeText, backToForm }) => [
    tooLargeTitle,
    tooLargeText,
    backToForm,
  ]),
  answerWithin: (pattern) => (pattern === '/api/payment/notification' ? NOTIFICATION_WITHIN_MS : ANSWER_WITHIN_MS),
})
