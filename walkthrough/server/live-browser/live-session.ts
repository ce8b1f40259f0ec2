import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '@/i18n/language'
import { log } from '../log'
import { tapOf } from '../register/tap-of'
import { readSampleToken } from '../sample-token/read-sample-token'
import { isUp } from '../systems/is-up'
import { hostOf, type SystemName, type WatchedSystem } from '../systems/systems'
import type { Cookie } from '../visitor/visitor'
import { type BrowserCookies, type BuyerBrowser, openBuyerBrowser } from './buyer-browser'
import { advance, type LiveCommand, type LiveEvent, STARTING } from './live-machine'
import { openStageChannel } from './stage-channel'
import type { StageEvent } from './stage-input'
import type { PointerPlace, StageMessage, StagePart } from './stage-message'

const SYSTEM_ASKED_AGAIN_AFTER_MS = 1000

type OpenLiveSession = { launch: () => Promise<Browser>; systems: WatchedSystem[]; language: Language }

/**
 * A scene has no page to go on with: its browser cannot be started, the page is not where the step
 * expects it, or the presenter has led the purchase elsewhere.
 */
export class ScreenLost extends Error {
  constructor(
    message: string,
    readonly why: 'screenLost' | 'takenOver' = 'screenLost',
  ) {
    super(message)
  }
}

export type LiveSession = ReturnType<typeof openLiveSession>

/**
 * One presenter's buyer: a browser of their own, whose newest page is shown in the frame of the
 * system it is in. `live-machine` decides what follows an event; this driver does it. Another
 * browser goes on from the last page with the same cookies.
 */
export function openLiveSession({ launch, systems, language: firstLanguage }: OpenLiveSession) {
  const channel = openStageChannel()
  const states = new EventEmitter()
  let machine = STARTING
  let browser: BuyerBrowser | undefined
  /** The newest start. An earlier browser is closed when it arrives, and its events are ignored. */
  let run = 0
  let closing: Promise<unknown> = Promise.resolve()
  let language = firstLanguage
  let address = systems[0]?.origin ?? ''
  let place: Extract<StageMessage, { kind: 'place' }> | undefined
  let cookies: BrowserCookies = []
  const taps = new Set<string>()

  function dispatch(event: LiveEvent) {
    const before = machine.state
    const { machine: next, commands } = advance(machine, event, Date.now())
    machine = next
    for (const command of commands) COMMANDS[command]()
    if (machine.state === before) return
    channel.tell({ kind: 'browser', state: machine.state })
    states.emit('change')
  }

  const COMMANDS: Record<LiveCommand, () => void> = {
    start: () => settle(start()),
    end() {
      run += 1
      if (browser) settle(browser.close())
      browser = undefined
    },
  }

  /** Registers a step that closing waits for. */
  function settle(step: Promise<unknown>) {
    closing = Promise.allSettled([closing, step])
  }

  async function start() {
    run += 1
    const own = run
    const isCurrent = () => own === run
    const opened = await openBuyerBrowser({
      launch,
      language,
      cookies,
      isWatched: () => channel.watchers() > 0,
      onPicture: (picture) => isCurrent() && show(picture),
      onPlace: (at) => isCurrent() && arrive(at),
      onToken: noteToken,
      onDeath: () => isCurrent() && dispatch('died'),
    }).catch((error) => void log.error({ err: error }, 'the browser of the stage does not start'))
    if (!isCurrent()) return opened?.close()
    browser = opened
    dispatch(opened ? 'started' : 'failed')
    await opened?.open(address)
  }

  function arrive(at: { address: string; unreachable: boolean }) {
    const system = systems.find((one) => URL.canParse(at.address) && hostOf(one) === new URL(at.address).host)
    if (!system) return
    address = at.address
    place = { kind: 'place', system: system.name, unreachable: at.unreachable }
    channel.tell(place)
    void rememberCookies()
    if (at.unreachable) void openOnceUp(system, place)
  }

  /** Reloads the page once its system answers; until then the screen shows the error. */
  async function openOnceUp(system: WatchedSystem, unreachable: typeof place) {
    const isStillThere = () => machine.state !== 'closed' && place === unreachable
    do await delay(SYSTEM_ASKED_AGAIN_AFTER_MS)
    while (isStillThere() && !(await isUp(system)))
    if (isStillThere()) await browser?.open(address)
  }

  function show(picture: Uint8Array) {
    if (place && !place.unreachable) channel.tell({ kind: 'picture', system: place.system }, picture)
  }

  /** Ignore a text that is not a token. */
  function noteToken(token: string) {
    const claims = readSampleToken(token)?.claims
    if (!claims || taps.has(tapOf(claims))) return
    taps.add(tapOf(claims))
    channel.tell({ kind: 'taps', taps: [...taps] })
  }

  async function rememberCookies() {
    cookies = (await browser?.readCookies()) ?? cookies
  }

  channel.tell({ kind: 'since', at: new Date().toISOString() })
  channel.tell({ kind: 'browser', state: machine.state })
  COMMANDS.start()

  return {
    /** Sends the current state and each change. */
    subscribe(subscriber: (part: StagePart) => void) {
      const unsubscribe = channel.subscribe(subscriber)
      if (channel.watchers() === 1) void browser?.look(true)

      return () => {
        if (unsubscribe() && channel.watchers() === 0) void browser?.look(false)
      }
    },

    watchers: channel.watchers,
    isGone: () => machine.state === 'gone',
    language: () => language,

    /** Sets the browser's language to the presenter's. */
    async speak(next: Language) {
      if (next === language) return
      language = next
      await rememberCookies()
      dispatch('replaced')
    },

    /** Opens the first page of a system. */
    async open(name: SystemName) {
      address = systems.find((system) => system.name === name)?.origin ?? address
      await browser?.open(address)
    },

    /** Performs a presenter's input. Without a browser it is dropped. */
    steer: async (events: StageEvent[]) => browser?.steer(events),

    /**
     * The page that is shown, for what drives it; while another browser starts, that one's.
     * @throws {ScreenLost} when none can be started.
     */
    async findPage(): Promise<Page> {
      for (;;) {
        if (machine.state === 'closed' || machine.state === 'gone')
          throw new ScreenLost('The browser of the stage cannot be started.')
        const current = browser
        const page = await current?.findPage()
        if (current !== browser) continue
        if (page) return page
        await once(states, 'change')
      }
    },

    /** Sets the position of the scene's pointer; null hides it. */
    point: (at: PointerPlace | null) => channel.tell({ kind: 'pointer', at }),

    noteToken,

    /** Replaces the buyer by a new one without cookies. */
    async forgetBuyer() {
      await browser?.clearCookies()
      cookies = []
    },

    async readCookies(system: WatchedSystem): Promise<Cookie[]> {
      await rememberCookies()

      return cookies.filter(({ domain }) => domain === hostnameOf(system)).map(({ name, value }) => ({ name, value }))
    },

    /** Sets cookies as if that system had sent them. */
    async writeCookies(system: WatchedSystem, cookies: Cookie[]) {
      const origin = { domain: hostnameOf(system), path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
      await browser?.writeCookies(cookies.map((cookie) => ({ ...cookie, ...origin })))
      await rememberCookies()
    },

    async close() {
      dispatch('closed')
      await closing
    },
  }
}

const hostnameOf = (system: WatchedSystem) => new URL(system.origin).hostname
