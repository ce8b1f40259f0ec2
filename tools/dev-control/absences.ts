import type { EachSystem, SystemName } from '../systems/systems'
import { dim, red, say } from '../terminal/progress.mjs'

/** All processes of one system. */
export type Player = {
  title: string
  pause: () => Promise<unknown>
  resume: () => void
  untilReady: (signal: AbortSignal) => Promise<void>
}

export type State = 'running' | 'stopped'

export type Absences = ReturnType<typeof keepAbsences>

/** Sends systems away and calls them back. Whoever is not called comes back alone. */
export function keepAbsences(players: EachSystem<Player>) {
  const states: EachSystem<State> = { ramai: 'running', pasar: 'running', kasir: 'running' }
  const returns: Partial<EachSystem<NodeJS.Timeout>> = {}
  const over = new AbortController()
  const inTurn = oneAtATime()

  const sendAway = (name: SystemName, seconds: number) =>
    inTurn(name, async () => {
      over.signal.throwIfAborted()
      clearTimeout(returns[name])
      returns[name] = setTimeout(() => comeBack(name), seconds * 1000)
      if (states[name] === 'running')
        say(dim(`  · ${players[name].title} is stopped on purpose, for ${seconds} s at most.`))
      states[name] = 'stopped'
      await players[name].pause()
    })

  const callBack = (name: SystemName) =>
    inTurn(name, async () => {
      over.signal.throwIfAborted()
      clearTimeout(returns[name])
      players[name].resume()
      await players[name].untilReady(over.signal)
      if (states[name] === 'stopped') say(dim(`  · ${players[name].title} runs again.`))
      states[name] = 'running'
    })

  const comeBack = (name: SystemName) => {
    callBack(name).catch((error: Error) => {
      if (!over.signal.aborted) say(`  ${red('!')} ${error.message}`)
    })
  }

  return {
    states: () => ({ ...states }),
    sendAway,
    callBack,
    /** Nobody comes back any more: everything is being stopped. */
    end: () => {
      over.abort(new Error('Everything is being stopped.'))
      for (const timer of Object.values(returns)) clearTimeout(timer)
    },
  }
}

/** A system that is still going away cannot come back at the same time. */
function oneAtATime() {
  const last: Partial<EachSystem<Promise<unknown>>> = {}

  return <T>(name: SystemName, work: () => Promise<T>): Promise<T> => {
    const done = (last[name] ?? Promise.resolve()).then(work)
    last[name] = done.catch(() => {})
    return done
  }
}
