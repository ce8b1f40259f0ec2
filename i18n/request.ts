import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LANGUAGE_COOKIE, type Language, languageFor } from './language'

export type Messages = Awaited<ReturnType<typeof loadMessages>>

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  const locale = languageFor(chosen, (await headers()).get('accept-language'))

  return { locale, messages: await loadMessages(locale), timeZone: 'Asia/Jakarta' }
})

/** Loads all messages of Ramai in one language, by topic. */
export async function loadMessages(language: Language) {
  const [common, about, account, browse, complaints, desk, feed, leaving, privacy, problem, replay, social, studio] =
    await Promise.all([
      import(`../messages/${language}/common.json`),
      import(`../messages/${language}/about.json`),
      import(`../messages/${language}/account.json`),
      import(`../messages/${language}/browse.json`),
      import(`../messages/${language}/complaints.json`),
      import(`../messages/${language}/desk.json`),
      import(`../messages/${language}/feed.json`),
      import(`../messages/${language}/leaving.json`),
      import(`../messages/${language}/privacy.json`),
      import(`../messages/${language}/problem.json`),
      import(`../messages/${language}/replay.json`),
      import(`../messages/${language}/social.json`),
      import(`../messages/${language}/studio.json`),
    ])

  return {
    common: common.default,
    about: about.default,
    account: account.default,
    browse: browse.default,
    complaints: complaints.default,
    desk: desk.default,
    feed: feed.default,
    leaving: leaving.default,
    privacy: privacy.default,
    problem: problem.default,
    replay: replay.default,
    social: social.default,
    studio: studio.default,
  }
}
