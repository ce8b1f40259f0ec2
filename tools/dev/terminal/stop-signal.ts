const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const IMPATIENT_AFTER = 2000

/** Aborts on Ctrl-C, `kill`, a closed terminal, or the end of the npm that started us. */
export function onStopSignal() {
  const stop = new AbortController()
  const received = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
  let since = 0
  const request = () => {
    // The terminal and npm may both forward one Ctrl-C. A later second request means impatience:
    // exit now, which kills the running processes.
    if (since && Date.now() - since > IMPATIENT_AFTER) process.exit(1)
    since ||= Date.now()
    stop.abort(new Error('Stopped before everything was up.'))
  }
  for (const signal of signals) process.on(signal, request)
  if (process.env.npm_lifecycle_event) whenParentEnds(request)

  return { signal: stop.signal, received }
}

/** A killed npm forwards no signal. */
function whenParentEnds(request: () => void) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    request()
  }, 1000)
  watch.unref()
}
