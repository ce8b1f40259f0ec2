import { controlsOf, pageBuyer } from '@jembatan/buyer/page-buyer'
import { WORDS } from '@jembatan/buyer/words'
import { type LiveSession, ScreenLost } from '../live-browser/live-session'
import { log } from '../log'
import { type RunEvent, runSteps, undoAll } from '../scenario/run-scenario'
import type { Page as OpenedPage, ScenarioContext } from '../scenario/steps/context'
import type { Step, StepResult } from '../scenario/steps/step'
import { hostOf, SYSTEM_NAMES } from '../systems/systems'
import { cookiesAt, takeCookies } from '../visitor/visitor'
import { openPointer, type Pointer } from './pointer'
import type { ScenePace } from './scene-pace'

type PlayScene = {
  scenario: { id: string; steps: Step[] }
  context: ScenarioContext
  live: LiveSession
  scene: ScenePace
  /** How long a press waits for its control, and for what the page is answered. */
  patienceMs?: number
  /** Called when another scene may begin. */
  onEnd: () => void
}

export type SceneEvent = RunEvent | { begins: number }

/** A scenario in the presenter's browser: the same steps and the same judgement, with a buyer who can be watched. */
export async function* playScene(play: PlayScene): AsyncGenerator<SceneEvent> {
  const { scenario, context, live, scene, patienceMs, onEnd } = play
  const pointer = openPointer({ live, systems: context, scene, patienceMs })
  const stage = { live, pointer, clicked: leadsToBasketByHand(scenario.steps) }
  try {
    await live.findPage()
    await live.forgetBuyer()
    yield { begins: 1 }
    for await (const event of runSteps(
      scenario.steps.map((step, index) => onStage(step, scenario.steps.slice(0, index), stage)),
      context,
    )) {
      yield event
      if (!('step' in event) || !event.step.asExpected || event.step.number === scenario.steps.length) continue
      await scene.pause()
      if (scene.stopped.aborted) return
      yield { begins: event.step.number + 1 }
    }
  } finally {
    live.point(null)
    pointer.close()
    await undoAll(context)
    onEnd()
  }
}

const LEADING_TO_BASKET: Step['name'][] = ['tap', 'show', 'claim']

/**
 * Whether a browser may lead to the basket: it goes there at once, so nothing may come between the tap and the claim that needs
 * a token which is not spent yet.
 */
function leadsToBasketByHand(steps: Step[]) {
  const names = steps.map(({ name }) => name)
  const last = names.findLastIndex((name) => LEADING_TO_BASKET.includes(name))
  if (last < 0) return true
  const lead = names.slice(0, last + 1)

  return (
    names[0] === 'tap' &&
    lead.every((name) => LEADING_TO_BASKET.includes(name)) &&
    (names[last] === 'claim' || last === names.length - 1)
  )
}

/** `clicked`: whether the next step is done by hand, where it can be. */
type Stage = { live: LiveSession; pointer: Pointer; clicked: boolean }

/** The step as it is, done by the buyer in the browser where that can be, and looked at there afterwards. */
const onStage = (step: Step, earlier: Step[], stage: Stage): Step => ({
  ...step,
  run: async (context) => {
    const before = context.page
    await shareCookies(stage.live, context)
    const byHand = stage.clicked && (await standsThere(step, stage, context)) ? step.click : undefined
    const clicked = byHand && (await click(byHand, stage, context))
    if (clicked) return clicked
    // What leads to the basket is one movement of the browser; a part of it done without leaves the rest nothing to hear.
    stage.clicked &&= !LEADING_TO_BASKET.includes(step.name)
    await restOnControl(step, stage)
    const result = await (byHand ? runWithoutScreen(step, earlier, context) : step.run(context))
    await handOverCookies(stage.live, context)
    const page = pageAfter(step, { result, context, before })
    if (page) await open(stage, `${context[page.system].origin}${page.path}`)
    if (step.name === 'claim') stage.clicked = true

    return result
  },
})

async function standsThere({ at }: Step, { pointer }: Stage, context: ScenarioContext) {
  return at === undefined || new URL((await pointer.findPage()).url()).host === hostOf(context[at])
}

/** Undefined when the pointer lost its page: the browser died, or somebody led it away. */
async function click(byHand: NonNullable<Step['click']>, { live, pointer }: Stage, context: ScenarioContext) {
  const page = await pointer.findPage()
  const share = () => shareCookies(live, context)
  try {
    const words = WORDS[live.language()]
    const { ramai, pasar, kasir } = context
    const origins = { ramai: ramai.origin, pasar: pasar.origin, kasir: kasir.origin }
    const buyer = pageBuyer({ page, origins, words, hand: pointer })
    const result = await byHand(context, { page, buyer, words, answer: pointer.answer, share })
    await share()

    return result
  } catch (error) {
    return void log.warn({ err: error, at: new URL(page.url()).pathname }, 'a scene does a step without its screen')
  }
}

/**
 * Does a step whose screen was lost as a program does it. What leads to the basket is begun again,
 * since its token may be spent.
 * @throws {ScreenLost} when a system refuses: the lost screen may have done it before.
 */
async function runWithoutScreen(step: Step, earlier: Step[], context: ScenarioContext): Promise<StepResult> {
  const again = LEADING_TO_BASKET.includes(step.name) ? earlier : []
  for (const one of again) await one.run(context)
  const result = await step.run(context)
  if (!result.asExpected && result.status < 500) throw new ScreenLost(`${result.request} → ${result.status}`)

  return result
}

/** A pointer shows where a buyer would press, if that is on the screen. */
async function restOnControl(step: Step, { live, pointer }: Stage) {
  const page = await pointer.findPage()
  const control = step.control?.(controlsOf(page, WORDS[live.language()]))
  if (control && (await control.count().catch(() => 0)) === 1) await pointer.restOn(control).catch(() => {})
}

/** A page that does not answer is a place too. */
async function open({ pointer }: Stage, address: string) {
  const page = await pointer.findPage()
  await page.goto(address, { waitUntil: 'domcontentloaded' }).catch(() => null)
}

type After = { result: StepResult; context: ScenarioContext; before: OpenedPage | null }

/** What changed by the step. A landing page that would be accepted is not opened: a browser would spend the token. */
function pageAfter({ name, to }: Step, { result, context: { page }, before }: After): OpenedPage | null {
  const spends = page?.path.startsWith('/h?') && !(name === 'show' && result.status >= 400)
  if (page && !spends && (page !== before || page.system === to)) return page
  if (to === 'ramai') return { system: 'ramai', path: '/' }

  return name === 'noAnswer' && to !== 'devControl' ? { system: to, path: '/' } : null
}

/** What the browser holds is what the run's requests carry. */
const shareCookies = (live: LiveSession, context: ScenarioContext) =>
  takeCookies(context.visitor, (name) => live.readCookies(context[name]))

async function handOverCookies(live: LiveSession, context: ScenarioContext) {
  for (const name of SYSTEM_NAMES) {
    const held = new Map((await live.readCookies(context[name])).map((cookie) => [cookie.name, cookie.value]))
    const changed = cookiesAt(context.visitor[name]).filter((cookie) => held.get(cookie.name) !== cookie.value)
    if (changed.length > 0) await live.writeCookies(context[name], changed)
  }
}
