import { tellDeed } from '../story/deeds'
import type { Companion } from './list-windows'

/** Opens one companion where it stands beside the others. False when the browser held it back. */
export const openCompanion = (companion: Companion, all: Companion[]): boolean =>
  openCompanionAt(companion, all, companion.origin)

/** The same window, led to one page of that system. */
export function openCompanionAt(companion: Companion, all: Companion[], address: string): boolean {
  const { name, width, height } = companion
  const place = `popup,width=${width},height=${height},left=${leftOf(companion, all)},top=0`
  const opened = window.open(address, `jembatan-${name}`, place)
  if (!opened) return false
  tellDeed(`opened the window of ${name}`)

  return true
}

/** Side by side from the left, and never beyond the right edge of the screen. */
function leftOf(companion: Companion, all: Companion[]) {
  const before = all.slice(0, all.indexOf(companion)).reduce((sum, { width }) => sum + width, 0)

  return Math.max(0, Math.min(before, window.screen.availWidth - companion.width))
}
