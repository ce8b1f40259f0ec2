import { controlsOf, pageBuyer } from '@jembatan/buyer/page-buyer'
import { WORDS } from '@jembatan/buyer/words'
import { type LiveSession, ScreenLost } from '../live-browser/live-session'
import { log } from '../log'
import { type RunEvent, runSteps, undoAll } from '../scenario/run-scenario'
import type { Page as OpenedPage, ScenarioContext } from '../scenario/steps/context'
import { HERE, type Screen, type Step, type StepResult } from '../scenario/steps/step'
import { SYSTEM_NAMES } from '../systems/systems'
import { cookiesAt, takeCookies } from '../visitor/visitor'
import { openPointer, type Pointer } from './pointer'
import type { ScenePace } from './scene-pace'

type PlayScene = {
  scenario: { id: string; steps: Step[] }
  context: ScenarioContext
  live: LiveSession
  scene: ScenePace
  /** Time limits of a press: for its control to appear, and for the page's response. */
  patienceMs?: number
  /** Called when another scene may begin. */
  onEnd: () => void
}

/** `taken`: at this step the presenter has taken over. */
export type SceneEvent = RunEvent | { begins: number } | { takenOver: number }

/**
 * A scenario in the presenter's browser: the same steps and the same judgement, with a buyer who
 * can be watched.
 */
export async function* playScene(play: PlayScene): AsyncGenerator<SceneEvent> {
  const { scenario, context, live, scene, patienceMs, onEnd } = play
  const pointer = openPointer({ live, systems: context, scene, patienceMs })
  const stage = { live, pointer, scene, tapsByHand: mayTapByHand(scenario.steps) }
  try {
    await live.findPage()
    await live.forgetBuyer()
    yield { begins: 1 }
    const events = runSteps(
      scenario.steps.map((step, index) => onStage(step, scenario.steps.slice(0, index), stage)),
      context,
    )
    for (let at = 1; !scene.stopped.aborted; at += 1) {
      const step = events.next()
      yield* reportTakeover(scene, step, at)
      const { value: event, done } = await step
      if (done) return
      yield event
      if (!('step' in event) || !event.step.asExpected || at === scenario.steps.length) continue
      const pause = scene.pause()
      yield* reportTakeover(scene, pause, at)
      await pause
      yield { begins: at + 1 }
    }
  } finally {
    live.point(null)
    pointer.close()
    await undoAll(context)
    onEnd()
  }
}

/** Until `work` ends: that the presenter has taken over, and that the scene plays on. */
async function* reportTakeover(scene: ScenePace, work: Promise<unknown>, at: number): AsyncGenerator<SceneEvent> {
  const ended = work.then(
    () => false,
    () => false,
  )
  while (await Promise.race([ended, scene.taken().then(() => true)])) {
    yield { takenOver: at }
    await scene.resumed()
    if (scene.stopped.aborted) return
    yield { begins: at }
  }
}

const LEADING_TO_OFFER: Step['name'][] = ['tap', 'show', 'claim']

/**
 * Whether a browser may tap: it goes on to the offer at once, so no step between tap and claim may
 * need an unspent token.
 */
function mayTapByHand(steps: Step[]) {
  const names = steps.map(({ name }) => name)
  const last = names.findLastIndex((name) => LEADING_TO_OFFER.includes(name))
  const lead = names.slice(0, last + 1)

  return lead.every((name) => LEADING_TO_OFFER.includes(name)) && names[last] !== 'show'
}

type Stage = { live: LiveSession; pointer: Pointer; scene: ScenePace; tapsByHand: boolean }

/**
 * The step as it is, done by the buyer in the browser where that can be, and looked at there
 * afterwards.
 */
const onStage = (step: Step, earlier: Step[], stage: Stage): Step => ({
  ...step,
  run: async (context) => {
    const before = context.page
    await stage.scene.resumed()
    await shareCookies(stage.live, context)
    const byHand = await doByHand(step, stage, context)
    const lost = byHand === 'lost'
    if (byHand && !lost) return orLost(byHand, { lost, stage })
    // The way to the offer starts again, because its token may be spent.
    if (lost && LEADING_TO_OFFER.includes(step.name)) for (const one of earlier) await one.run(context)
    const result = orLost(await step.run(context), { lost, stage })
    await handOverCookies(stage.live, context)
    const page = pageAfter(step, { result, context, before })
    if (page) await open(stage, `${context[page.system].origin}${page.path}`)

    return lost ? { ...result, withoutPointer: true } : result
  },
})

/**
 * @throws {ScreenLost} for an unexpected answer that says nothing about a rule: the presenter, who
 * has taken over, or the lost screen may have done the previous step.
 */
function orLost(result: StepResult, { lost, stage: { scene } }: { lost: boolean; stage: Stage }): StepResult {
  const { asExpected, request, status } = result
  if (!asExpected && scene.wasTaken()) throw new ScreenLost(`${request} → ${status}`, 'takenOver')
  if (!asExpected && lost && status < 500) throw new ScreenLost(`${request} → ${status}`)

  return result
}

/**
 * Undefined for a step that no hand does; `lost` if the pointer lost its page: the browser died, or
 * somebody led it away. If the presenter takes over in the middle, the step is looked for once they
 * go on, and started again if it is not done.
 */
async function doByHand(step: Step, stage: Stage, context: ScenarioContext): Promise<StepResult | 'lost' | undefined> {
  const { byHand } = step
  if (!byHand) return
  const { live, pointer, scene } = stage
  for (;;) {
    await scene.resumed()
    if (scene.stopped.aborted) throw new ScreenLost('The scene was stopped.')
    const hand = scene.hand()
    try {
      const screen = await openScreen(stage, context)
      const outcome = scene.wasTaken() && (await byHand.find(context, screen))
      if (outcome) return outcome
      const at = byHand.at(context)
      if (at === undefined) return
      if (at !== HERE) await openPage(at, stage, context)
      if (step.name === 'tap' && !stage.tapsByHand) return void (await hoverControl(byHand, stage))
      const result = await byHand.press(context, screen)
      await shareCookies(live, context)

      return result
    } catch (error) {
      if (hand.aborted) continue
      const at = new URL((await pointer.findPage()).url()).pathname
      log.warn({ err: error, at }, 'a scene does a step without its screen')
      return findDone(byHand, stage, context)
    }
  }
}

/** Looks for what a lost screen had done already. */
const findDone = async ({ find }: NonNullable<Step['byHand']>, stage: Stage, context: ScenarioContext) =>
  (await find(context, await openScreen(stage, context)).catch(() => undefined)) ?? ('lost' as const)

async function openScreen({ live, pointer }: Stage, context: ScenarioContext): Promise<Screen> {
  const page = await pointer.findPage()
  const words = WORDS[live.language()]
  const { ramai, pasar, kasir } = context
  const origins = { ramai: ramai.origin, pasar: pasar.origin, kasir: kasir.origin }
  const { answer, findAnswer } = pointer
  const share = () => shareCookies(live, context)

  return { page, buyer: pageBuyer({ page, origins, words, hand: pointer }), words, answer, received: findAnswer, share }
}

/**
 * Opens the page at which a step is done, unless the buyer stands there.
 * @throws {Error} when the page cannot be opened.
 */
async function openPage({ system, path }: OpenedPage, stage: Stage, context: ScenarioContext) {
  const there = new URL(path, context[system].origin)
  const here = async () => new URL((await stage.pointer.findPage()).url())
  const { host, pathname, search } = await here()
  if (host === there.host && pathname + search === path) return
  await open(stage, there.href)
  const now = await here()
  if (now.host !== there.host || now.pathname !== there.pathname) throw new Error(`${path} could not be opened.`)
}

/** A pointer shows where a buyer would press, if that is on the screen. */
async function hoverControl({ control }: NonNullable<Step['byHand']>, { live, pointer }: Stage) {
  const nextControl = control?.(controlsOf(await pointer.findPage(), WORDS[live.language()]))
  if (nextControl && (await nextControl.count().catch(() => 0)) === 1) await pointer.restOn(nextControl).catch(() => {})
}

/**
 * A page that does not answer is a place too. Its error page comes late, and would interrupt the
 * next page.
 */
async function open({ pointer }: Stage, address: string) {
  const page = await pointer.findPage()
  const errorPage = () => page.waitForURL(/^chrome-error:/, { waitUntil: 'commit', timeout: ERROR_PAGE_WITHIN_MS })
  await page.goto(address, { waitUntil: 'domcontentloaded' }).catch(() => errorPage().catch(() => {}))
}

const ERROR_PAGE_WITHIN_MS = 1_000

type After = { result: StepResult; context: ScenarioContext; before: OpenedPage | null }

/**
 * The page that a step changed. A landing page with a valid token is not opened, because the
 * browser would spend it.
 */
function pageAfter({ name, to }: Step, { result, context: { page }, before }: After): OpenedPage | null {
  const spends = page?.path.startsWith('/h?') && !(name === 'show' && result.status >= 400)
  if (page && !spends && (page !== before || page.system === to)) return page
  if (to === 'ramai' && name !== 'tap') return { system: 'ramai', path: '/' }

  return name === 'noAnswer' && to !== 'devControl' ? { system: to, path: '/' } : null
}

/** The browser's cookies are those of the run's requests. */
const shareCookies = (live: LiveSession, context: ScenarioContext) =>
  takeCookies(context.visitor, (name) => live.readCookies(context[name]))

async function handOverCookies(live: LiveSession, context: ScenarioContext) {
  for (const name of SYSTEM_NAMES) {
    const current = new Map((await live.readCookies(context[name])).map((cookie) => [cookie.name, cookie.value]))
    const changed = cookiesAt(context.visitor[name]).filter((cookie) => current.get(cookie.name) !== cookie.value)
    if (changed.length > 0) await live.writeCookies(context[name], changed)
  }
}
