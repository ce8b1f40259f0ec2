import type { Page } from 'playwright-core'

export type WatchedRows = { until: (count: number) => Promise<Map<string, number>> }

const PATIENCE = 10_000

type MarkedWindow = Window & { noticed: Map<string, number> }

/** Notes when each marked row became readable: in the first frame after it entered the list. */
export async function watchRows(page: Page): Promise<WatchedRows> {
  await page.evaluate(() => {
    const times = new Map<string, number>()
    ;(window as unknown as MarkedWindow).noticed = times
    // Inline: for a named function the compiler adds a helper that the page lacks.
    new MutationObserver(() => {
      const marks = [...document.querySelectorAll('[role=option]')].flatMap(
        (row) => /mark=(b[\w-]+)/.exec(row.textContent ?? '')?.[1] ?? [],
      )
      const fresh = marks.filter((mark) => !times.has(mark))
      if (fresh.length === 0) return
      requestAnimationFrame(() => {
        for (const mark of fresh) if (!times.has(mark)) times.set(mark, Date.now())
      })
    }).observe(document.querySelector('[role=listbox]') ?? document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })

  return {
    async until(count) {
      const before = Date.now()
      const size = () => page.evaluate(() => (window as unknown as MarkedWindow).noticed.size)
      while ((await size()) < count && Date.now() - before < PATIENCE) await page.waitForTimeout(100)
      const entries = await page.evaluate(() => {
        const { noticed } = window as unknown as MarkedWindow
        const all = [...noticed]
        noticed.clear()

        return all
      })

      return new Map(entries)
    },
  }
}
