import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Language } from '@/i18n/language'
import { VIEWPORT } from './screen'
import { applyEvent, type StageEvent } from './stage-input'
import { type Watched, watchPage } from './watch-page'

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

export type BrowserCookies = Awaited<ReturnType<BrowserContext['cookies']>>

type OpenBuyerBrowser = Watched & {
  launch: () => Promise<Browser>
  language: Language
  cookies: BrowserCookies
  /** The browser carries a token to a shop. */
  onToken: (token: string) => void
  /** True while pictures are requested. */
  isWatched: () => boolean
  /** The browser, its context or the displayed page has closed. */
  onDeath: () => void
}

export type BuyerBrowser = Awaited<ReturnType<typeof openBuyerBrowser>>

/**
 * Opens a browser with one context and displays its newest page. Closes it if the opening fails.
 */
export async function openBuyerBrowser({ launch, language, cookies, onToken, onDeath, ...watching }: OpenBuyerBrowser) {
  const browser = await launch()
  const close = () => browser.close().catch(() => {})
  let dead = false
  try {
    const context = await browser.newContext({
      viewport: VIEWPORT,
      locale: LOCALE[language],
      timezoneId: 'Asia/Jakarta',
      acceptDownloads: false,
      storageState: { cookies, origins: [] },
    })
    context.on('request', (request) => {
      const token = request.isNavigationRequest() && new URL(request.url()).searchParams.get('t')
      if (token) onToken(token)
    })
    const pages = followNewestPage(context, {
      ...watching,
      onDeath() {
        dead = true
        onDeath()
      },
    })
    await context.newPage()
    await pages.followed()
    if (dead) throw new Error('The browser of the stage died while it started.')

    return {
      ...pages,
      close,
      /** Undefined if the browser has died. */
      readCookies: () => context.cookies().catch(() => undefined),
      writeCookies: (cookies: Parameters<BrowserContext['addCookies']>[0]) => context.addCookies(cookies),
      clearCookies: () => context.clearCookies(),
    }
  } catch (error) {
    await close()
    throw error
  }
}

type FollowNewestPage = Pick<OpenBuyerBrowser, 'isWatched' | 'onDeath' | 'onPicture' | 'onPlace'>

function followNewestPage(context: BrowserContext, { isWatched, onDeath, ...watched }: FollowNewestPage) {
  let page: Page | undefined
  let watch: Awaited<ReturnType<typeof watchPage>> | undefined
  let navigation: Promise<unknown> | undefined
  let work: Promise<unknown> = Promise.resolve()

  /** Runs actions in sequence, such as a press and its release. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    const result = work.then(step)
    work = result.catch(() => {})

    return result
  }

  /** Displays the newest page, or the previous one after it closes. */
  async function showNewest() {
    const newest = context.pages().at(-1)
    if (!newest) return onDeath()
    if (newest === page) return
    await watch?.stop()
    page = newest
    watch = await watchPage(newest, watched)
    if (isWatched()) await watch.look(true)
    if (newest.url() !== 'about:blank') watched.onPlace({ address: newest.url(), unreachable: false })
  }

  // The page has closed, which emits its own event, or has died.
  const follow = () => void inTurn(showNewest).catch(() => page?.isClosed() || onDeath())

  context.once('close', onDeath)
  context.on('page', (opened) => {
    opened.once('crash', onDeath)
    opened.once('close', follow)
    follow()
  })

  return {
    followed: () => work,
    look: (looking: boolean) => watch?.look(looking),

    /** An unreachable page is displayed with an error. A later navigation replaces it at once. */
    async open(address: string) {
      navigation = page?.goto(address, { waitUntil: 'commit' }).catch(() => null)
      await navigation
    },

    steer: (events: StageEvent[]) =>
      inTurn(async () => {
        // Input during a navigation may be lost, as with a real finger.
        for (const event of events) if (page) await applyEvent(page, event).catch(() => {})
      }),

    /** Returns the displayed page once it is open; undefined if it has died. */
    async findPage(): Promise<Page | undefined> {
      await work
      await navigation

      return page && !page.isClosed() && context.browser()?.isConnected() ? page : undefined
    },
  }
}
