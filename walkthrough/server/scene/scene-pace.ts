export const PACES = ['step', 'slow', 'fast'] as const

/** `step`: each step waits for the presenter. `slow`: an audience has time to look. `fast`: nothing waits. */
export type Pace = (typeof PACES)[number]

const SLOW_MS = 2_000

export type ScenePace = ReturnType<typeof openScenePace>

/** What a scene waits for between two steps, and how it is ended meanwhile. */
export function openScenePace(pace: Pace, slowMs = SLOW_MS) {
  const stopped = new AbortController()
  let waiting = new AbortController()

  return {
    pace,
    stopped: stopped.signal,

    /** Ends when the next step may begin: by time, by `next`, or since the scene was stopped. */
    async pause() {
      if (pace === 'fast' || stopped.signal.aborted) return
      waiting = new AbortController()
      const either = AbortSignal.any([waiting.signal, stopped.signal])
      await new Promise<void>((resolve) => {
        const timer = pace === 'slow' ? setTimeout(resolve, slowMs) : undefined
        either.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true })
      })
    },

    /** The presenter goes on. */
    next: () => waiting.abort(),
    stop: () => stopped.abort(),
  }
}
