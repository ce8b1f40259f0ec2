const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const works = new Set<() => void>()

// One listener for all: many processes and clusters may be in our care.
process.on('exit', workAll)

/** What must not outlive this process, however it ends. Gives back how to take that back. */
export function onExit(work: () => void) {
  // A signal that nobody listens to ends a process without its exit being told.
  if (works.size === 0) for (const signal of SIGNALS) process.prependListener(signal, endUnlessHeard)
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

function endUnlessHeard(signal: NodeJS.Signals) {
  // Whoever else listens ends in a way of their own, or not at all.
  if (process.listeners(signal).some(({ name }) => name !== endUnlessHeard.name)) return
  workAll()
  stopListening()
  process.kill(process.pid, signal)
}

function stopListening() {
  for (const signal of SIGNALS) process.off(signal, endUnlessHeard)
}
