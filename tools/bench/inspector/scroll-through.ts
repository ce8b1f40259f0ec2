import type { Page } from 'playwright-core'

export type Smoothness = { frames: number; 'over 50 ms': number; 'worst, ms': number; 'long tasks': number }

const LASTS = 8000

/** Scrolls the list down and up again, a large step each frame, and times every frame. */
export const scrollThrough = (page: Page): Promise<Smoothness> =>
  page.evaluate(async (lasts) => {
    const list = document.querySelector('[role=listbox]')
    if (!list) throw new Error('There is no list to scroll.')
    let longTasks = 0
    const observer = new PerformanceObserver((entries) => {
      longTasks += entries.getEntries().length
    })
    observer.observe({ type: 'longtask' })

    const frames: number[] = []
    const begun = performance.now()
    let last = begun
    let way = 1
    while (performance.now() - begun < lasts) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      frames.push(now - last)
      last = now
      list.scrollTop += way * 160
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) way = -1
      if (list.scrollTop <= 0) way = 1
    }
    observer.disconnect()
    list.scrollTop = 0
    const measured = frames.slice(1)

    return {
      frames: measured.length,
      'over 50 ms': measured.filter((took) => took > 50).length,
      'worst, ms': Math.round(Math.max(...measured)),
      'long tasks': longTasks,
    }
  }, LASTS)
