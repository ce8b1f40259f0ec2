import { EventEmitter, once } from 'node:events'

export const PACES = ['step', 'slow', 'fast'] as const

/**
 * `step`: each step waits for the presenter. `slow`: an audience has time to look. `fast`: nothing
 * waits.
 */
export type Pace = (typeof PACES)[number]

/**
 * `waiting`: between two steps. `taken`: the presenter works in the screens, and the scene waits
 * for them to go on.
 */
type SceneState = 'playing' | 'waiting' | 'taken' | 'stopped'

/** `ended`: a step. `due`: the time to look is over. `next`: the presenter goes on. */
type ScenePaceEvent = 'ended' | 'due' | 'next' | 'taken' | 'stopped'

/** An event that a state does not name changes nothing. */
const MOVES: Record<SceneState, Partial<Record<ScenePaceEvent, SceneState>>> = {
  playing: { ended: 'waiting', taken: 'taken', stopped: 'stopped' },
  waiting: { due: 'playing', next: 'playing', taken: 'taken', stopped: 'stopped' },
  taken: { next: 'playing', stopped: 'stopped' },
  stopped: {},
}

const SLOW_MS = 2_000

export type ScenePace = ReturnType<typeof openScenePace>

/** The pace between two steps; the presenter takes over and ends the wait here. */
export function openScenePace(pace: Pace, slowMs = SLOW_MS) {
  const changes = new EventEmitter()
  const stopped = new AbortController()
  let state: SceneState = 'playing'
  let hand = newHand()
  let wasTakenOver = false

  function dispatch(event: ScenePaceEvent) {
    const next = MOVES[state][event]
    if (!next) return
    state = next
    if (state === 'taken') {
      wasTakenOver = true
      hand.takeAway()
    } else if (hand.signal.aborted) hand = newHand()
    if (state === 'stopped') stopped.abort()
    changes.emit('change')
  }

  /** Ends once the scene plays on, or was stopped. */
  async function resumed() {
    while (state === 'waiting' || state === 'taken') await once(changes, 'change')
  }

  return {
    pace,
    resumed,
    stopped: stopped.signal,
    /** Since then the purchase may stand elsewhere than the steps have left it. */
    wasTaken: () => wasTakenOver,
    /** Aborts when the presenter takes over; after that there is another one. */
    hand: () => hand.signal,
    taken: () => hand.taken,

    /** Ends when the next step may begin: by time, by `next`, or since the scene was stopped. */
    async pause() {
      dispatch('ended')
      if (pace === 'fast') dispatch('due')
      const timer = pace === 'slow' ? setTimeout(dispatch, slowMs, 'due') : undefined
      await resumed()
      clearTimeout(timer)
    },

    next: () => dispatch('next'),
    takeOver: () => dispatch('taken'),
    stop: () => dispatch('stopped'),
  }
}

function newHand() {
  const controller = new AbortController()
  const takeover = new Promise<void>((resolve) => controller.signal.addEventListener('abort', () => resolve()))

  return { signal: controller.signal, taken: takeover, takeAway: () => controller.abort() }
}
