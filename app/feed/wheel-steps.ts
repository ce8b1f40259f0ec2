/**
 * Turns wheel events into steps. A single notch is too small to leave a snap point, and a long
 * flick would skip posts, so it sums events, then locks. References nothing outside itself: it also
 * runs as text, in `early-input.tsx`.
 */
export function countWheelSteps(step: (by: 1 | -1) => void) {
  const enough = 40
  const lockMs = 450
  let sum = 0
  let lockedUntil = 0

  return (event: WheelEvent) => {
    const overSheet = event.target instanceof Element && event.target.closest('[popover], dialog')
    if (event.ctrlKey || overSheet) return
    event.preventDefault()
    if (event.timeStamp < lockedUntil) return
    sum = Math.sign(sum) === -Math.sign(event.deltaY) ? event.deltaY : sum + event.deltaY
    if (Math.abs(sum) < enough) return

    step(sum > 0 ? 1 : -1)
    sum = 0
    lockedUntil = event.timeStamp + lockMs
  }
}
