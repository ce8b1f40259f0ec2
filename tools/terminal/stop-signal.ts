const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const IMPATIENT_AFTER = 2000

/** Ctrl-C, `kill`, a closed terminal, or the end of the npm that ran us. */
export function onStopSignal() {
  const stop = new AbortController()
  const received = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
  let since = 0
  const request = () => {
    // The terminal and npm may both pass on one Ctrl-C. Whoever asks again later does not want to wait:
    // what still runs is cut off at exit.
    if (since && Date.now() - since > IMPATIENT_AFTER) process.exit(1)
    since ||= Date.now()
    stop.abort(new Error('Stopped before everything was up.'))
  }
  for (const signal of signals) process.on(signal, request)
  if (process.env.npm_lifecycle_event) whenParentEnds(request)

  return { signal: stop.signal, received }
}

/** A killed npm passes nothing on. */
function whenParentEnds(request: () => void) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    request()
  }, 1000)
  watch.unref()
}
