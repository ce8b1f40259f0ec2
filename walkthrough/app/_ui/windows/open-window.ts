import type { SystemWindow } from './list-windows'

/** Opens a companion window. Returns false if the browser blocked it. */
export const openWindow = (target: SystemWindow, all: SystemWindow[]): boolean =>
  openWindowAt(target, all, target.origin)

/** Opens a page of that system in its window. */
export function openWindowAt(target: SystemWindow, all: SystemWindow[], address: string): boolean {
  const { name, width, height } = target
  const features = `popup,width=${width},height=${height},left=${leftOf(target, all)},top=0`
  const opened = window.open(address, `jembatan-${name}`, features)
  if (!opened) return false

  return true
}

/** Places windows side by side from the left, within the screen. */
function leftOf(target: SystemWindow, all: SystemWindow[]) {
  const before = all.slice(0, all.indexOf(target)).reduce((sum, { width }) => sum + width, 0)

  return Math.max(0, Math.min(before, window.screen.availWidth - target.width))
}
