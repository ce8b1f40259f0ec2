import { headers } from 'next/headers'
import { PATIENCE_MS } from './shop-answers'

declare global {
  interface Window {
    /** Ends the capture, and gives back the way out that was taken before hydration, if one was. */
    releaseDeparture?: () => HTMLFormElement | undefined
  }
}

/** On a page that looks whether the shop answers: a way out that is taken before its scripts have come waits for the look. */
export async function EarlyDepartureScript() {
  return (
    <script nonce={(await headers()).get('x-nonce') ?? undefined} suppressHydrationWarning>
      {`(${captureEarlyDeparture})(${PATIENCE_MS})`}
    </script>
  )
}

/** Runs as text in the browser, before anything else. Where the scripts do not come in time, the form goes unlooked. */
function captureEarlyDeparture(patience: number) {
  let held: HTMLFormElement | undefined
  const capture = new AbortController()
  window.releaseDeparture = () => {
    capture.abort()
    const released = held
    held = undefined
    return released
  }

  document.addEventListener(
    'submit',
    (event) => {
      if (!(event.target instanceof HTMLFormElement) || event.target.getAttribute('action') !== '/out') return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!held) setTimeout(() => window.releaseDeparture?.()?.submit(), patience)
      held = event.target
    },
    { signal: capture.signal, capture: true },
  )
}
