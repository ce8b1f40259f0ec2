import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Language } from '@/i18n/language'
import { isUp } from '../systems/is-up'
import { hostOf, type SystemName, type WatchedSystem } from '../systems/systems'
import type { Cookie } from '../visitor/visitor'
import { VIEWPORT } from './screen'
import { applyEvent, type StageEvent } from './stage-input'
import type { BrowserState, PointerPlace, StageMessage, StagePart } from './stage-message'
import { watchPage } from './watch-page'

const LOCALE: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }
const MOST_ATTEMPTS = 3
const NO_PICTURE = new Uint8Array()
const ASKED_AGAIN_AFTER_MS = 50
const SYSTEM_ASKED_AGAIN_AFTER_MS = 1000

type OpenLiveSession = {
  /** The process's one browser; another one after that has died. */
  browser: () => Promise<Browser>
  systems: WatchedSystem[]
  language: Language
}

/** A scene has no page to go on with: its browser cannot be started, or the page is not where the step expects it. */
export class ScreenLost extends Error {}

export type LiveSession = ReturnType<typeof openLiveSession>

/**
 * One presenter's buyer: a browser context of its own, whose newest page is shown in the frame of the system it is in. When
 * the browser dies, another goes on from the last page with the same cookies.
 */
export function openLiveSession({ browser, systems, language: firstLanguage }: OpenLiveSession) {
  const subscribers = new Set<(part: StagePart) => void>()
  const pictures = new Map<SystemName, Uint8Array>()
  const since = new Date().toISOString()
  let language = firstLanguage
  let address = systems[0]?.origin ?? ''
  let place: Extract<StageMessage, { kind: 'place' }> | undefined
  let state: BrowserState = 'lost'
  let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []
  let context: BrowserContext | undefined
  let page: Page | undefined
  let watched: Awaited<ReturnType<typeof watchPage>> | undefined
  let closed = false
  let restarting: Promise<void> | undefined
  let work: Promise<unknown> = Promise.resolve()

  const publish = (message: StageMessage, picture: Uint8Array = NO_PICTURE) => {
    for (const subscriber of subscribers) subscriber({ message, picture })
  }
  const setState = (next: BrowserState) => {
    state = next
    publish({ kind: 'browser', state })
  }
  /** One thing after the other: a press and its release, a page and the next. */
  const inTurn = <Result>(step: () => Promise<Result>) => {
    const result = work.then(step)
    work = result.catch(() => {})

    return result
  }

  function arrive(at: { address: string; unreachable: boolean }) {
    const system = systems.find((one) => URL.canParse(at.address) && hostOf(one) === new URL(at.address).host)
    if (!system) return
    address = at.address
    place = { kind: 'place', system: system.name, unreachable: at.unreachable }
    publish(place)
    void rememberCookies()
    if (at.unreachable) void openOnceUp(system, place)
  }

  /** Nobody sees that a system is up again while the screen shows the page that it did not give. */
  async function openOnceUp(system: WatchedSystem, unreachable: typeof place) {
    const isStillThere = () => !closed && place === unreachable
    do await delay(SYSTEM_ASKED_AGAIN_AFTER_MS)
    while (isStillThere() && !(await isUp(system)))
    await inTurn(async () => isStillThere() && open(address))
  }

  function show(picture: Uint8Array) {
    if (!place || place.unreachable) return
    pictures.set(place.system, picture)
    publish({ kind: 'picture', system: place.system }, picture)
  }

  async function rememberCookies() {
    // A browser that has just died is asked in vain, and what was known before stands.
    cookies = (await context?.cookies().catch(() => undefined)) ?? cookies
  }

  /** Shows this page from now on: the newest, or the one before when that is closed. */
  async function follow(next: Page) {
    await watched?.stop()
    page = next
    watched = await watchPage(next, { onPicture: show, onPlace: arrive })
    if (subscribers.size > 0) await watched.look(true)
    if (next.url() !== 'about:blank') arrive({ address: next.url(), unreachable: false })
  }

  async function start() {
    const opened = await (await browser()).newContext({
      viewport: VIEWPORT,
      locale: LOCALE[language],
      timezoneId: 'Asia/Jakarta',
      acceptDownloads: false,
      storageState: { cookies, origins: [] },
    })
    context = opened
    opened.once('close', () => context === opened && void restart())
    const first = await opened.newPage()
    watch(first)
    await follow(first)
    opened.on('page', (next) => {
      watch(next)
      void inTurn(() => follow(next)).catch(() => {})
    })
    setState('running')
    await open(address)
  }

  function watch(one: Page) {
    one.once('crash', () => void restart())
    one.once('close', () => {
      if (one !== page) return
      const before = context?.pages().at(-1)
      if (before) void inTurn(() => follow(before)).catch(() => {})
      else void restart()
    })
  }

  /** A page that does not answer is a place too, and its frame says so. */
  const open = (to: string) => page?.goto(to, { waitUntil: 'commit' }).catch(() => null)

  /** In a new context, and a new browser when the former is dead. A death is told by each page and by the context. */
  function restart() {
    restarting ??= inTurn(async () => {
      if (closed) return
      setState('lost')
      const former = context
      context = undefined
      await former?.close().catch(() => {})
      await begin()
    }).finally(() => {
      restarting = undefined
    })

    return restarting
  }

  /** A browser that dies while it starts is started once more. */
  async function begin() {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const started = await start().then(
        () => true,
        () => false,
      )
      if (started || closed) return
    }
    setState('gone')
  }

  return {
    /** Starts the browser, and opens the feed. */
    begin: () => inTurn(begin),

    /** Tells what is shown now, and each change of it. */
    subscribe(subscriber: (part: StagePart) => void) {
      subscriber({ message: { kind: 'since', at: since }, picture: NO_PICTURE })
      subscriber({ message: { kind: 'browser', state }, picture: NO_PICTURE })
      for (const [system, picture] of pictures) subscriber({ message: { kind: 'picture', system }, picture })
      if (place) subscriber({ message: place, picture: NO_PICTURE })
      subscribers.add(subscriber)
      if (subscribers.size === 1) void watched?.look(true)

      return () => {
        if (subscribers.delete(subscriber) && subscribers.size === 0) void watched?.look(false)
      }
    },

    watchers: () => subscribers.size,
    isGone: () => state === 'gone',

    /** A person's language is the browser's. */
    async speak(next: Language) {
      if (next === language) return
      language = next
      await rememberCookies()
      await restart()
    },

    open: (name: SystemName) =>
      inTurn(async () => void (await open(systems.find((system) => system.name === name)?.origin ?? address))),

    steer: (events: StageEvent[]) =>
      inTurn(async () => {
        // What is pressed while a page goes away reaches nobody, as with a finger.
        for (const event of events) if (page) await applyEvent(page, event).catch(() => {})
      }),

    language: () => language,

    /**
     * The page that is shown, for what drives it; while another browser starts, that one's.
     * @throws {ScreenLost} when none can be started.
     */
    async findPage(): Promise<Page> {
      for (;;) {
        await (restarting ?? work)
        if (closed || state === 'gone') throw new ScreenLost('The browser of the stage cannot be started.')
        if (page && state === 'running' && isAlive(page)) return page
        await delay(ASKED_AGAIN_AFTER_MS)
      }
    },

    /** Where the pointer of a scene is; null takes it away. */
    point(at: PointerPlace | null) {
      publish({ kind: 'pointer', at })
    },

    /** A buyer whom no system knows. */
    async forgetBuyer() {
      await context?.clearCookies()
      cookies = []
    },

    async readCookies(system: WatchedSystem): Promise<Cookie[]> {
      await rememberCookies()

      return cookies.filter(({ domain }) => domain === hostnameOf(system)).map(({ name, value }) => ({ name, value }))
    },

    /** As if the browser had been given them with an answer of that system. */
    async writeCookies(system: WatchedSystem, given: Cookie[]) {
      const place = { domain: hostnameOf(system), path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
      await context?.addCookies(given.map((cookie) => ({ ...cookie, ...place })))
      await rememberCookies()
    },

    async close() {
      closed = true
      setState('closed')
      await context?.close().catch(() => {})
    },
  }
}

const hostnameOf = (system: WatchedSystem) => new URL(system.origin).hostname

const isAlive = (page: Page) => !page.isClosed() && page.context().browser()?.isConnected() === true
