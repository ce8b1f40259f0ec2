import { reportUserAction } from '../story/user-actions'
import type { SystemWindow } from './list-windows'

/** Opens one systemWindow where it stands beside the others. False when the browser held it back. */
export const openWindow = (systemWindow: SystemWindow, all: SystemWindow[]): boolean =>
  openWindowAt(systemWindow, all, systemWindow.origin)

/** The same window, led to one page of that system. */
export function openWindowAt(systemWindow: SystemWindow, all: SystemWindow[], address: string): boolean {
  const { name, width, height } = systemWindow
  const place = `popup,width=${width},height=${height},left=${leftOf(systemWindow, all)},top=0`
  const opened = window.open(address, `jembatan-${name}`, place)
  if (!opened) return false
  reportUserAction(`opened the window of ${name}`)

  return true
}

/** Side by side from the left, and never beyond the right edge of the screen. */
function leftOf(systemWindow: SystemWindow, all: SystemWindow[]) {
  const before = all.slice(0, all.indexOf(systemWindow)).reduce((sum, { width }) => sum + width, 0)

  return Math.max(0, Math.min(before, window.screen.availWidth - systemWindow.width))
}
