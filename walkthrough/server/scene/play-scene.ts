import { messagesOf } from '@/i18n/messages'
import type { LiveSession } from '../live-browser/live-session'
import { type RunEvent, runSteps, undoAll } from '../scenario/run-scenario'
import type { ScenarioId } from '../scenario/scenarios'
import type { Page as OpenedPage, ScenarioContext } from '../scenario/steps/context'
import type { Step, StepResult } from '../scenario/steps/step'
import { SYSTEM_NAMES } from '../systems/systems'
import { CLICKS, CONTROLS } from './clicks'
import { openPointer, type Pointer } from './pointer'
import type { ScenePace } from './scene-pace'

type PlayScene = {
  scenario: { id: string; steps: Step[] }
  context: ScenarioContext
  live: LiveSession
  scene: ScenePace
  /** Called when another scene may begin. */
  onEnd: () => void
}

export type SceneEvent = RunEvent | { begins: number }

/** Which scenario a buyer clicks through; of the others the screens show what each step came to. */
const IN_CLICKS: string[] = ['normal' satisfies ScenarioId]

/** A scenario in the presenter's browser: the same steps and the same judgement, with a buyer who can be watched. */
export async function* playScene({ scenario, context, live, scene, onEnd }: PlayScene): AsyncGenerator<SceneEvent> {
  const pointer = openPointer({ live, systems: context, scene })
  const stage = { live, pointer, clickable: IN_CLICKS.includes(scenario.id), clicked: IN_CLICKS.includes(scenario.id) }
  try {
    await live.findPage()
    await live.forgetBuyer()
    yield { begins: 1 }
    for await (const event of runSteps(
      scenario.steps.map((step) => onStage(step, stage)),
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

/** `clicked`: whether the next step is, which after a browser's death may not go on at once. */
type Stage = { live: LiveSession; pointer: Pointer; clickable: boolean; clicked: boolean }

/** The step as it is, done by the buyer in the browser where that can be, and looked at there afterwards. */
const onStage = (step: Step, stage: Stage): Step => ({
  ...step,
  run: async (context) => {
    const before = context.page
    await shareCookies(stage.live, context)
    const clicked = stage.clicked ? await click(step, stage, context) : undefined
    if (clicked) return clicked
    // What leads to the basket is one movement of the browser; a part of it done without leaves the rest nothing to hear.
    stage.clicked &&= !LEADING_TO_BASKET.includes(step.name)
    await restOnControl(step, stage)
    const result = await step.run(context)
    await handOverCookies(stage.live, context)
    const page = pageAfter(step, { result, context, before })
    if (page) await open(stage, `${context[page.system].origin}${page.path}`)
    if (step.name === 'claim') stage.clicked = stage.clickable

    return result
  },
})

/** Undefined when the step has no clicks, or its browser died under them: then it is done without. */
async function click(step: Step, { live, pointer }: Stage, context: ScenarioContext): Promise<StepResult | undefined> {
  const page = await pointer.findPage()
  const share = () => shareCookies(live, context)
  try {
    const words = messagesOf(live.language()).trio.control
    const result = await CLICKS[step.name]?.({ page, pointer, context, words, share })
    await share()

    return result
  } catch (cause) {
    if (isDead(page)) return undefined
    throw new Error(`The screen did not lead through the step ${step.name}.`, { cause })
  }
}

const isDead = (page: Awaited<ReturnType<Pointer['findPage']>>) =>
  page.isClosed() || page.context().browser()?.isConnected() !== true

/** A pointer shows where a buyer would press, if that is on the screen. */
async function restOnControl(step: Step, { live, pointer }: Stage) {
  const page = await pointer.findPage()
  const control = CONTROLS[step.name]?.(page, messagesOf(live.language()).trio.control)
  if (control && (await control.count().catch(() => 0)) === 1) await pointer.restOn(control).catch(() => {})
}

/** A page that does not answer is a place too. */
async function open({ pointer }: Stage, address: string) {
  const page = await pointer.findPage()
  await page.goto(address, { waitUntil: 'domcontentloaded' }).catch(() => null)
}

type After = { result: StepResult; context: ScenarioContext; before: OpenedPage | null }

/** What changed by the step. A landing page that would be accepted is not opened: a browser would spend the token. */
function pageAfter({ name, to }: Step, { result, context: { page, state }, before }: After): OpenedPage | null {
  if (name === 'feedAsked') return { system: 'ramai', path: `/orders/${state.orderId}` }
  const spends = page?.path.startsWith('/h?') && !(name === 'show' && result.status >= 400)
  if (page && !spends && (page !== before || page.system === to)) return page
  if (to === 'ramai') return { system: 'ramai', path: '/' }

  return name === 'noAnswer' && to !== 'devControl' ? { system: to, path: '/' } : null
}

/** What the browser holds is what the run's requests carry. */
async function shareCookies(live: LiveSession, context: ScenarioContext) {
  for (const name of SYSTEM_NAMES) context.visitor.setCookies(name, await live.readCookies(context[name]))
}

async function handOverCookies(live: LiveSession, context: ScenarioContext) {
  for (const name of SYSTEM_NAMES) {
    const held = new Map((await live.readCookies(context[name])).map((cookie) => [cookie.name, cookie.value]))
    const changed = context.visitor.cookiesOf(name).filter((cookie) => held.get(cookie.name) !== cookie.value)
    if (changed.length > 0) await live.writeCookies(context[name], changed)
  }
}
