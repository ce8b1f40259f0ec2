import { headers } from 'next/headers'
import { PATIENCE_MS } from './shop-answers'

declare global {
  interface Window {
    /**
     * Ends the capture, and returns the form that was submitted before hydration, if there was one.
     */
    releaseDeparture?: () => HTMLFormElement | undefined
  }
}

/**
 * For pages that check whether the shop responds: a form submitted before the scripts load waits
 * for this check.
 */
export async function EarlyDepartureScript() {
  return (
    <script nonce={(await headers()).get('x-nonce') ?? undefined} suppressHydrationWarning>
      {`(${captureEarlyDeparture})(${PATIENCE_MS})`}
    </script>
  )
}

/**
 * Runs as text in the browser before any other script. If the scripts do not load in time, the form
 * is sent without the check.
 */
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
