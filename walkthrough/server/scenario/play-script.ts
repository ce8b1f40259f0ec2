import { log } from '../log'
import { NotSteerable } from '../steer/steer'
import type { Act, Actor, PlayedStep, Seen } from './act'
import type { Scene } from './scene'

/** How a play ended: every answer as expected, one that was not, or a system or a control that was not there. */
export type Ending = { verdict: 'asExpected' | 'unexpected' | 'closed' } | { verdict: 'down'; system: Actor }

export type Played = { step: PlayedStep } | { ending: Ending }

/** Step by step, and no further than the first answer that nobody expected: what follows would prove nothing. */
export async function* playScript(script: Act[], scene: Scene): AsyncGenerator<Played> {
  for (const [index, act] of script.entries()) {
    const began = performance.now()
    const { seen, ending } = await playAct(act, scene)
    const tookMs = Math.round(performance.now() - began)
    if (seen) yield { step: { number: index + 1, act: act.name, to: act.to, tookMs, ...seen } }
    if (ending) return yield { ending }
  }
  yield { ending: { verdict: 'asExpected' } }
}

async function playAct(act: Act, scene: Scene): Promise<{ seen?: Seen; ending?: Ending }> {
  try {
    const seen = await act.does(scene)

    return seen.asExpected ? { seen } : { seen, ending: { verdict: 'unexpected' } }
  } catch (error) {
    if (error instanceof NotSteerable) return { ending: { verdict: 'closed' } }
    if (isSilence(error)) return { ending: { verdict: 'down', system: act.to } }
    log.warn({ err: error, act: act.name }, 'a step of a scenario made no sense of an answer')

    return {
      seen: { request: act.name, status: 0, code: 'unreadable', asExpected: false },
      ending: { verdict: 'unexpected' },
    }
  }
}

/** Nobody listens there, or nobody answers in time. */
const isSilence = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'TimeoutError' || (error instanceof TypeError && error.message === 'fetch failed'))

export async function undo({ undo }: Pick<Scene, 'undo'>): Promise<void> {
  for (const putBack of undo.splice(0).reverse())
    await putBack().catch((error: unknown) => log.warn({ err: error }, 'a scenario could not put something back'))
}
