import { serve } from '@jembatan/http/web-server'
import { readCookie } from '@jembatan/platform/cookies'
import { isDevelopment } from '@jembatan/platform/environment'
import { boundPages } from '@jembatan/platform/page-bounds'
import register from './endpoints.json'
import { LANGUAGE_COOKIE, languageFor } from './i18n/language'
import en from './messages/en/error.json'
import id from './messages/id/error.json'
import { getEnvironment } from './server/environment'
import { endpoints } from './server/http/endpoints'
import { log } from './server/log'

/** Longer than the three systems may take, and short enough for whoever looks on. */
const PAGE_WITHIN_MS = 30_000

serve({
  dir: process.cwd(),
  system: 'walkthrough',
  development: isDevelopment(),
  endpoints,
  guard: () => {
    const environment = getEnvironment()

    return {
      register,
      origin: environment.WALKTHROUGH_ORIGIN,
      hosts: environment.WALKTHROUGH_HOSTS,
      trustedProxies: environment.WALKTHROUGH_TRUSTED_PROXIES,
      collector: environment.WALKTHROUGH_OTLP_URL,
      metrics: { address: environment.WALKTHROUGH_METRICS_ADDRESS, key: environment.WALKTHROUGH_METRICS_KEY },
      demoMode: environment.DEMO_MODE,
    }
  },
  // The browser of an auditor talks to this host and to nobody else.
  beforePage: boundPages(() => ({
    sources: { 'img-src': 'data: blob:' },
    // Companion windows learn nothing of where they were opened from.
    referrerPolicy: 'no-referrer',
  })),
  onRefused: (refused) => log.info(refused, 'a request was refused at the door'),
  onFailed: (failed) => log.error(failed, 'a request failed'),
  sayUnavailable: ({ cookie = '', 'accept-language': languages = null }) => {
    const language = languageFor(readCookie(new Headers({ cookie }), LANGUAGE_COOKIE), languages)
    const { title, text, tryAgain: again } = { id, en }[language]

    return { language, title, text, again }
  },
  // A browser that starts and a step of a move take their time.
  answerWithin: (pattern) => (pattern.startsWith('/api/') ? undefined : PAGE_WITHIN_MS),
})
