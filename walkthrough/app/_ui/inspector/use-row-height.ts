import { useSyncExternalStore } from 'react'

const ROW_REM = 4
/** The row height of the server's rendering, at the browser's default font size. */
export const USUAL_ROW_HEIGHT = ROW_REM * 16

/** In pixels. A row's height follows its font size, which depends on window and presenter mode. */
export const useRowHeight = () => useSyncExternalStore(watchRoot, readRowHeight, () => USUAL_ROW_HEIGHT)

const readRowHeight = () => Math.round(ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize))

function watchRoot(onResize: () => void) {
  const observer = new ResizeObserver(onResize)
  observer.observe(document.documentElement)

  return () => observer.disconnect()
}
