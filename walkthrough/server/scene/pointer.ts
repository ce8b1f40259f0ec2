import { setTimeout as delay } from 'node:timers/promises'
import type { Locator, Page, Response as PageResponse } from 'playwright-core'
import type { LiveSession } from '../live-browser/live-session'
import type { PageAnswer } from '../scenario/steps/step'
import { hostOf, SYSTEM_NAMES, type Systems } from '../systems/systems'
import type { ScenePace } from './scene-pace'

const GLIDE_MS = 450
const PATIENCE_MS = 10_000
const ASKED_AGAIN_AFTER_MS = 25

export type Pointer = ReturnType<typeof openPointer>

type OpenPointer = { live: LiveSession; systems: Systems; scene: ScenePace; patienceMs?: number }

/**
 * The hand of a scene: moves over the page for an audience, presses, and records the page's
 * answers.
 */
export function openPointer({ live, systems, scene, patienceMs = PATIENCE_MS }: OpenPointer) {
  const answers: PageAnswer[] = []
  let listening: Page | undefined

  async function findPage(): Promise<Page> {
    const page = await live.findPage()
    page.setDefaultTimeout(patienceMs)
    if (page !== listening) {
      close()
      page.on('response', hear)
    }
    listening = page

    return page
  }

  function hear(response: PageResponse) {
    const request = response.request()
    if (!['document', 'fetch'].includes(request.resourceType())) return
    const location = response.headers().location ?? ''
    answers.push({ method: request.method(), url: new URL(response.url()), status: response.status(), location })
  }

  /** The page stays for the next scene, which hears for itself. */
  function close() {
    listening?.off('response', hear)
  }

  /** Ends as well when the presenter takes over. */
  const untilTakeover = (signal?: AbortSignal) => (signal ? AbortSignal.any([signal, scene.hand()]) : scene.hand())

  async function hover(control: Locator, { pressed = false, signal = untilTakeover() } = {}) {
    await control.scrollIntoViewIfNeeded({ signal })
    const box = await control.boundingBox({ signal })
    const { host } = new URL(control.page().url())
    const system = SYSTEM_NAMES.find((name) => hostOf(systems[name]) === host)
    if (!box || !system) return
    live.point({ system, x: box.x + box.width / 2, y: box.y + box.height / 2, pressed })
    if (scene.pace !== 'fast') await delay(GLIDE_MS, undefined, { signal })
    signal.throwIfAborted()
  }

  return {
    findPage,
    restOn: hover,
    close,

    /** Ends without a press once `signal` says that it is no longer needed. */
    async press(control: Locator, enough?: AbortSignal) {
      const signal = untilTakeover(enough)
      await hover(control, { signal })
      await hover(control, { pressed: true, signal })
      await control.click({ signal })
    },

    async fill(control: Locator, text: string) {
      await hover(control)
      await control.fill(text, { signal: untilTakeover() })
    },

    async select(list: Locator, option: string) {
      await hover(list)
      await list.selectOption(option, { signal: untilTakeover() })
    },

    findAnswer: (isIt: (answer: PageAnswer) => boolean) => answers.find(isIt),

    /**
     * The first answer of that kind after the one that was waited for last. It may have come before
     * the press, since pages have timers of their own.
     */
    async answer(isIt: (answer: PageAnswer) => boolean): Promise<PageAnswer> {
      const deadline = performance.now() + patienceMs
      for (;;) {
        const [answer] = answers.splice(0, answers.findIndex(isIt) + 1).slice(-1)
        if (answer) return answer
        if (performance.now() > deadline || listening?.isClosed()) throw new Error('The page was given no such answer.')
        await delay(ASKED_AGAIN_AFTER_MS, undefined, { signal: untilTakeover() })
      }
    },
  }
}
