import type { EachSystem, SystemName } from '../systems/systems'
import { dim, printLine, red } from '../terminal/progress.mjs'

export type SystemProcesses = {
  title: string
  pause: () => Promise<unknown>
  resume: () => void
  waitUntilReady: (signal: AbortSignal) => Promise<void>
}

export type Outages = ReturnType<typeof manageOutages>

/** Stops and restarts systems. A stopped system restarts by itself after a time-out. */
export function manageOutages(systems: EachSystem<SystemProcesses>) {
  const states: EachSystem<'running' | 'stopped'> = { ramai: 'running', pasar: 'running', kasir: 'running' }
  const restarts: Partial<EachSystem<NodeJS.Timeout>> = {}
  const ending = new AbortController()
  const inTurn = oneAtATime()

  const stop = (name: SystemName, seconds: number) =>
    inTurn(name, async () => {
      ending.signal.throwIfAborted()
      clearTimeout(restarts[name])
      restarts[name] = setTimeout(() => restart(name), seconds * 1000)
      if (states[name] === 'running')
        printLine(dim(`  · ${systems[name].title} is stopped on purpose, for ${seconds} s at most.`))
      states[name] = 'stopped'
      await systems[name].pause()
    })

  const start = (name: SystemName) =>
    inTurn(name, async () => {
      ending.signal.throwIfAborted()
      clearTimeout(restarts[name])
      systems[name].resume()
      await systems[name].waitUntilReady(ending.signal)
      if (states[name] === 'stopped') printLine(dim(`  · ${systems[name].title} runs again.`))
      states[name] = 'running'
    })

  const restart = (name: SystemName) => {
    start(name).catch((error: Error) => {
      if (!ending.signal.aborted) printLine(`  ${red('!')} ${error.message}`)
    })
  }

  return {
    states: () => ({ ...states }),
    stop,
    start,
    /** Disables restarts: everything is being stopped. */
    end: () => {
      ending.abort(new Error('Everything is being stopped.'))
      for (const timer of Object.values(restarts)) clearTimeout(timer)
    },
  }
}

/** Serializes stop and start: a system that is still stopping cannot start. */
function oneAtATime() {
  const last: Partial<EachSystem<Promise<unknown>>> = {}

  return <T>(name: SystemName, work: () => Promise<T>): Promise<T> => {
    const change = (last[name] ?? Promise.resolve()).then(work)
    last[name] = change.catch(() => {})
    return change
  }
}
