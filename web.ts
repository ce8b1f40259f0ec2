import { serve } from '@jembatan/http/web-server'
import { readCookie } from '@jembatan/platform/cookies'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { isDevelopment } from '@jembatan/platform/environment'
import { boundPages } from '@jembatan/platform/page-bounds'
import register from './endpoints.json'
import { contactsIn } from './i18n/contacts'
import { LANGUAGE_COOKIE, languageFor } from './i18n/language'
import en from './messages/en/failure.json'
import id from './messages/id/failure.json'
import { getEnvironment } from './server/environment'
import { endpoints } from './server/http/endpoints'
import { getLog } from './server/log'
import { PATIENCE_MS } from './server/media/sandbox'
import { getShops } from './server/shop/shops'

/** Longer than a failover, and than any statement may take. */
const ANSWER_WITHIN_MS = 30_000

/** A clip is encoded while its form waits: by two programs, and one clip after another. */
const CLIP_WITHIN_MS = 2 * PATIENCE_MS + 60_000

serve({
  dir: process.cwd(),
  system: 'ramai',
  development: isDevelopment(),
  endpoints,
  guard: () => {
    const environment = getEnvironment()

    return {
      register,
      origin: environment.RAMAI_ORIGIN,
      hosts: environment.RAMAI_HOSTS,
      trustedProxies: environment.RAMAI_TRUSTED_PROXIES,
      collector: environment.RAMAI_OTLP_URL,
      metrics: { address: environment.RAMAI_METRICS_ADDRESS, key: environment.RAMAI_METRICS_KEY },
      demoMode: environment.DEMO_MODE,
    }
  },
  beforePage: boundPages(() => {
    const shops = getShops()
      .map(({ origin }) => origin)
      .join(' ')

    return {
      sources: {
        'img-src': 'data: blob:',
        // The browser checks whether a shop responds before it leaves; see app/departure.
        'connect-src': shops,
        // Leaving is a redirect after a form, and Chromium applies `form-action` to redirects too.
        'form-action': shops,
      },
      // Not `no-referrer`: with it Firefox sends `Sec-Fetch-Site: none` after the redirect to a shop,
      // which takes the tap for a pasted address and asks again. No shop receives a referrer.
      referrerPolicy: 'same-origin',
    }
  }),
  onRefused: (refused) => getLog().info(refused, 'a request was refused at the door'),
  onFailed: (failed) => getLog().error(failed, 'a request failed'),
  isUnavailable: isDatabaseAway,
  contacts: contactsIn('id'),
  sayUnavailable: ({ cookie = '', 'accept-language': languages = null }) => {
    const language = languageFor(readCookie(new Headers({ cookie }), LANGUAGE_COOKIE), languages)
    const { awayTitle: title, awayText: text, tryAgain: again } = { id, en }[language]

    return { language, title, text, again, contacts: contactsIn(language) }
  },
  answerWithin: (pattern) => (pattern === '/studio/[draft]' ? CLIP_WITHIN_MS : ANSWER_WITHIN_MS),
})
