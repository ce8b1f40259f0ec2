import { NotSteerable } from '../steer/steer'
import type { Act, PlayedStep } from './act'
import { type Opened, openStand } from './open-stand'
import { type Ending, playScript } from './play-script'
import type { Scene } from './scene'

export type Jumped = { steps: PlayedStep[]; ending: Ending; opens: Opened | null }

/** Plays up to there at once. What it bent for everybody stays bent until the session is reset. */
export async function jumpTo(script: Act[], scene: Scene): Promise<Jumped> {
  const steps: PlayedStep[] = []
  let ending: Ending = { verdict: 'asExpected' }
  for await (const played of playScript(script, scene)) {
    if ('step' in played) steps.push(played.step)
    else ending = played.ending
  }
  if (ending.verdict !== 'asExpected') return { steps, ending, opens: null }

  return openStand(scene).then(
    (opens) => ({ steps, ending, opens }),
    (error: unknown) => {
      if (error instanceof NotSteerable) return { steps, ending: { verdict: 'closed' }, opens: null }
      throw error
    },
  )
}
