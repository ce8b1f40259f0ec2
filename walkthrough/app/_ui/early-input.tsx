import { headers } from 'next/headers'

declare global {
  interface Window {
    /** Ends the capture, and replays the presses from before hydration in order. */
    takeEarlyInput?: () => (() => void)[]
  }
}

/** The document's first script. It captures clicks and keys until hydration. */
export async function EarlyInputScript() {
  return (
    <script nonce={(await headers()).get('x-nonce') ?? undefined} suppressHydrationWarning>
      {`(${captureEarlyInput})();(${restoreRoom})()`}
    </script>
  )
}

/**
 * Shows presenter mode from the first frame if it was on before. Runs as text, like the next
 * function.
 */
function restoreRoom() {
  if (localStorage.getItem('jembatan-presenter') === 'on') document.documentElement.dataset.presenter = 'on'
}

/** Serialised into the page and run before any other script, so it must be self-contained. */
function captureEarlyInput() {
  const actions: (() => void)[] = []
  const capture = new AbortController()
  const options = { signal: capture.signal, capture: true }
  window.takeEarlyInput = () => {
    capture.abort()
    return actions.splice(0)
  }

  document.addEventListener(
    'click',
    (event) => {
      const control =
        event.target instanceof Element && event.target.closest<HTMLElement>('button[type="button"], [role="option"]')
      if (!control) return
      // React also listens at the document, and would handle a replayed event twice.
      event.stopImmediatePropagation()
      actions.push(() => control.isConnected && control.click())
    },
    options,
  )
  document.addEventListener(
    'keydown',
    (event) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (!(target instanceof Element) || target.closest('input, select, textarea')) return
      const inList = target.closest('[role="listbox"]') && /^(Arrow|Page)(Up|Down)$/.test(key)
      if (!inList && !/^(n|PageUp|PageDown|Escape)$/i.test(key)) return
      event.stopImmediatePropagation()
      if (inList) event.preventDefault()
      actions.push(() =>
        target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, altKey, bubbles: true })),
      )
    },
    options,
  )
}
