import { useSyncExternalStore } from 'react'

const ROW_REM = 4
/** The row height of the server's rendering, at the browser's default font size. */
export const USUAL_ROW_HEIGHT = ROW_REM * 16

/** Pixels. Letters grow with the window and with the presenter's size, and a row with its letters. */
export const useRowHeight = () => useSyncExternalStore(watchRoot, readRowHeight, () => USUAL_ROW_HEIGHT)

const readRowHeight = () => Math.round(ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize))

function watchRoot(onResize: () => void) {
  const observer = new ResizeObserver(onResize)
  observer.observe(document.documentElement)

  return () => observer.disconnect()
}
