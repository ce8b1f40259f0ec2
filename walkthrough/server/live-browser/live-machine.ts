/**
 * `starting`: the first browser starts. `lost`: it died, and the next one starts. `gone`: no
 * browser can be started. `closed`: the stage has ended.
 */
export type BrowserState = 'starting' | 'running' | 'lost' | 'gone' | 'closed'

/** `replaced`: the session needs another context, because a context has one language. */
export type LiveEvent = 'started' | 'failed' | 'died' | 'replaced' | 'closed'

/**
 * `start`: opens a browser and replaces one that is still opening. `end`: closes the current one.
 */
export type LiveCommand = 'start' | 'end'

/**
 * `faults`: failed starts and early deaths in a row. `since`: when the browser started to run, in
 * milliseconds.
 */
export type LiveMachine = { state: BrowserState; faults: number; since: number }

type Move = { to: BrowserState; commands: LiveCommand[]; fault?: true }

export const STARTING: LiveMachine = { state: 'starting', faults: 0, since: 0 }
export const MOST_FAULTS = 5
/** After a browser has run for this long, earlier faults no longer count. */
export const STEADY_AFTER_MS = 30_000

const closed: Move = { to: 'closed', commands: ['end'] }

/** A state ignores events that it does not list. */
const MOVES: Record<BrowserState, Partial<Record<LiveEvent, Move>>> = {
  starting: {
    started: { to: 'running', commands: [] },
    failed: { to: 'starting', commands: ['start'], fault: true },
    replaced: { to: 'starting', commands: ['start'] },
    closed,
  },
  running: {
    died: { to: 'lost', commands: ['end', 'start'], fault: true },
    replaced: { to: 'starting', commands: ['end', 'start'] },
    closed,
  },
  lost: {
    started: { to: 'running', commands: [] },
    failed: { to: 'lost', commands: ['start'], fault: true },
    replaced: { to: 'lost', commands: ['start'] },
    closed,
  },
  gone: { closed },
  closed: {},
}

/** Returns the state after an event, and the driver's actions. `at` is the time in milliseconds. */
export function advance(machine: LiveMachine, event: LiveEvent, at: number) {
  const move = MOVES[machine.state][event]
  if (!move) return { machine, commands: [] }
  const steady = machine.state === 'running' && at - machine.since >= STEADY_AFTER_MS
  const faults = (steady ? 0 : machine.faults) + (move.fault ? 1 : 0)
  if (faults >= MOST_FAULTS)
    return { machine: { ...machine, state: 'gone' as const, faults }, commands: ['end' as const] }
  const since = move.to === 'running' ? at : machine.since

  return { machine: { state: move.to, faults, since }, commands: move.commands }
}
