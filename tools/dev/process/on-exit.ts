const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const works = new Set<() => void>()

// One listener for all: there may be many processes and clusters.
process.on('exit', workAll)

/**
 * Registers work that must run before this process exits, however it ends. Returns a function that
 * cancels it.
 */
export function onExit(work: () => void) {
  // An unhandled signal ends a process without an `exit` event.
  if (works.size === 0) for (const signal of SIGNALS) process.prependListener(signal, exitUnlessHandled)
  works.add(work)

  return () => {
    works.delete(work)
    if (works.size === 0) stopListening()
  }
}

function workAll() {
  for (const work of works) work()
  works.clear()
}

function exitUnlessHandled(signal: NodeJS.Signals) {
  // Another listener handles the signal in its own way.
  if (process.listeners(signal).some(({ name }) => name !== exitUnlessHandled.name)) return
  workAll()
  stopListening()
  process.kill(process.pid, signal)
}

function stopListening() {
  for (const signal of SIGNALS) process.off(signal, exitUnlessHandled)
}
