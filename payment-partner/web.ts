import { serve } from '@jembatan/http/web-server'
import { readCookie } from '@jembatan/platform/cookies'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { isDevelopment } from '@jembatan/platform/environment'
import register from './endpoints.json'
import { LANGUAGE_COOKIE, languageFor } from './i18n/language'
import en from './messages/en/error.json'
import id from './messages/id/error.json'
import { answerWithin } from './server/answer-within'
import { getEnvironment } from './server/environment'
import { boundPage } from './server/http/bound-page'
import { endpoints } from './server/http/endpoints'
import { log } from './server/log'

serve({
  dir: process.cwd(),
  system: 'kasir',
  development: isDevelopment(),
  endpoints,
  beforePage: boundPage,
  guard: () => {
    const environment = getEnvironment()

    return {
      register,
      origin: environment.KASIR_ORIGIN,
      hosts: environment.KASIR_HOSTS,
      trustedProxies: environment.KASIR_TRUSTED_PROXIES,
      collector: environment.KASIR_OTLP_URL,
      metrics: { address: environment.KASIR_METRICS_ADDRESS, key: environment.KASIR_METRICS_KEY },
      demoMode: environment.SIM_MODE,
    }
  },
  onRefused: (refused) => log.info(refused, 'a request was refused at the door'),
  onFailed: (failed) => log.error(failed, 'a request failed'),
  isUnavailable: isDatabaseAway,
  sayUnavailable: ({ cookie = '', 'accept-language': languages = null }) => {
    const chosen = readCookie(new Headers({ cookie }), LANGUAGE_COOKIE)
    const language = languageFor([chosen], languages)
    const { awayTitle: title, awayText: text, tryAgain: again } = { id, en }[language]

    // Also shown in a shop's popup. Which shop it is, only the database knows, so allow all of
    // them.
    return { language, title, text, again, framedBy: getEnvironment().KASIR_EMBED_ORIGINS.join(' ') }
  },
  answerWithin: (pattern) => answerWithin(pattern),
})
