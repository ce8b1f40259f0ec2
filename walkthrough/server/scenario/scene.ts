import type { Controls } from '../steer/doors'
import type { SystemName, WatchedSystem } from '../system/systems'
import { Visitor } from '../visitor/visitor'

/** Where the presenter's own window would stand after a step. `private`: only with the visitor's own session. */
export type Stand = { system: SystemName; path: string; private?: boolean }

/** What a step leaves for the next. */
export type Holdings = {
  token: string
  basketId: string
  total: number
  orderId: string
  /** Of an order's tries to be paid, the one at hand. */
  attempt: number
}

export type Systems = Record<SystemName, WatchedSystem>

/** One play of one scenario: its own visitor, and all that came of it so far. */
export type Scene = Systems & {
  controls: Controls
  visitor: Visitor
  held: Partial<Holdings>
  stand: Stand | null
  /** Puts back what a step bent for everybody: a system that was stopped, a rule that was broken. */
  undo: (() => Promise<unknown>)[]
}

export const openScene = (systems: Systems, controls: Controls): Scene => ({
  ...systems,
  controls,
  visitor: new Visitor(),
  held: {},
  stand: null,
  undo: [],
})

/** What an earlier step of the script left. */
export function held<Key extends keyof Holdings>(scene: Scene, key: Key): Holdings[Key] {
  const value = scene.held[key] as Holdings[Key] | undefined
  if (value === undefined) throw new Error(`No step of this script has left a ${key}.`)

  return value
}

/** Kasir knows each try of an order under a name of its own. */
export const attemptOf = (scene: Scene) => `${held(scene, 'orderId')}-${held(scene, 'attempt')}`

export const orderPage = (scene: Scene): Stand => ({
  system: 'pasar',
  path: `/orders/${held(scene, 'orderId')}`,
  private: true,
})

/** The page that a link of a system leads to, as a place to stand. */
export function standAt(system: WatchedSystem, link: string): Stand {
  const { pathname, search } = new URL(link, system.origin)

  return { system: system.name, path: pathname + search }
}
