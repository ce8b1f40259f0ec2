import type { Controls } from '../controls/controls'
import { log } from '../log'
import { type BreachName, readBreaches, setBreach } from './breaches'

/** The window that holds each broken rule. An earlier window restores nothing when it closes. */
const holders = new Map<BreachName, symbol>()

/**
 * Breaks a rule for one window. `lines` restores it when it ends, which `release` causes. Returns
 * null if a control refused.
 */
export async function holdBroken(controls: Controls, name: BreachName) {
  const holder = Symbol(name)
  const obeyed = await inTurn(() => {
    holders.set(name, holder)
    return setBreach(controls, name, true).catch(toRefusal)
  })
  if (!obeyed) {
    await restoreFor(controls, name, holder)
    return null
  }
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })

  return { lines: repeatUntil(released, controls, () => restoreFor(controls, name, holder)), release }
}

async function* repeatUntil(released: Promise<void>, controls: Controls, restore: () => Promise<unknown>) {
  try {
    yield { breaches: await readBreaches(controls) }
    await released
  } finally {
    await restore()
  }
}

/** Returns whether every control obeyed. */
export const restoreRule = (controls: Controls, name: BreachName): Promise<boolean> =>
  inTurn(() => restoreNow(controls, name))

const restoreFor = (controls: Controls, name: BreachName, holder: symbol) =>
  inTurn(async () => holders.get(name) === holder && restoreNow(controls, name))

function restoreNow(controls: Controls, name: BreachName) {
  holders.delete(name)

  return setBreach(controls, name, false).catch(toRefusal)
}

/** Treats a missing or silent control as a refusal. */
function toRefusal(err: unknown) {
  log.warn({ err }, 'a control did not switch a rule')

  return false
}

let last: Promise<unknown> = Promise.resolve()

/** Runs switches one at a time, so that the last request wins. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work)
  last = result.catch(() => {})

  return result
}
