import { headers } from 'next/headers'
import { actionOf, type FeedAction } from './feed-actions'
import { countWheelSteps } from './wheel-steps'

/** Input that arrived before the feed's scripts. */
export type EarlyInput = {
  /** Whether the person has left the first post. */
  moved: boolean
  /**
   * Ends the capture, and returns the inputs that need the page's state, to replay in this order.
   */
  release: () => (() => unknown)[]
}

declare global {
  interface Window {
    earlyInput?: EarlyInput
  }
}

/**
 * The document's first script: captures keys, wheel and taps before hydration, so that none is
 * lost.
 */
export async function EarlyInputScript() {
  return (
    <script nonce={(await headers()).get('x-nonce') ?? undefined} suppressHydrationWarning>
      {`(${captureEarlyInput})(${actionOf},${countWheelSteps})`}
    </script>
  )
}

/**
 * Runs as text in the browser before any other script. Steps at once; holds back inputs that need
 * the page's state.
 */
function captureEarlyInput(toAction: typeof actionOf, toSteps: typeof countWheelSteps) {
  const held: (() => unknown)[] = []
  const capture = new AbortController()
  const early: EarlyInput = {
    moved: false,
    release: () => {
      capture.abort()
      return held.splice(0)
    },
  }
  window.earlyInput = early

  const step = (by: number) => {
    const feed = document.querySelector('.feed')
    if (!feed) return
    early.moved = true
    feed.scrollTop = (Math.round(feed.scrollTop / feed.clientHeight) + by) * feed.clientHeight
  }
  const perform = (action: string | undefined, again: () => unknown) => {
    if (action === ('next' satisfies FeedAction)) step(1)
    else if (action === ('previous' satisfies FeedAction)) step(-1)
    else if (action === ('first' satisfies FeedAction)) step(Number.NEGATIVE_INFINITY)
    else held.push(again)
  }
  // React listens at the document too, and would handle the event a second time.
  const take = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const turn = toSteps(step)
  const options = { signal: capture.signal, capture: true }

  document.addEventListener(
    'keydown',
    (event) => {
      const action = toAction(event, true)
      if (!action) return
      const { key, target } = event
      take(event)
      perform(action, () => target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
    },
    options,
  )
  document.addEventListener(
    'click',
    (event) => {
      const control = event.target instanceof Element && event.target.closest<HTMLElement>('[data-action]')
      if (!control) return
      const label = control.ariaLabel
      take(event)
      // A changed label means that the tap was already answered: clicking again would undo it, so a
      // tap on "pause" would start motion.
      perform(control.dataset.action, () => control.ariaLabel === label && control.click())
    },
    options,
  )
  document.addEventListener(
    'wheel',
    (event) => {
      if (event.target instanceof Element && event.target.closest('.feed')) turn(event)
    },
    { ...options, passive: false },
  )
  // A touch, the scrollbar, or the focus that Tab moved to a button further down.
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (target instanceof Element && target.matches('.feed')) early.moved = true
    },
    { ...options, passive: true },
  )
}
