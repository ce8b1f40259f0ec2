import type { Page } from 'playwright-core'

export type WatchedRows = { until: (count: number) => Promise<Map<string, number>> }

const PATIENCE = 10_000

type Noted = Window & { noted: Map<string, number> }

/** Notes when each marked row became readable: in the first frame after it entered the list. */
export async function watchRows(page: Page): Promise<WatchedRows> {
  await page.evaluate(() => {
    const noted = new Map<string, number>()
    ;(window as unknown as Noted).noted = noted
    // Inline: for a named function the compiler adds a helper that the page lacks.
    new MutationObserver(() => {
      const marks = [...document.querySelectorAll('[role=option]')].flatMap(
        (row) => /mark=(b[\w-]+)/.exec(row.textContent ?? '')?.[1] ?? [],
      )
      const fresh = marks.filter((mark) => !noted.has(mark))
      if (fresh.length === 0) return
      requestAnimationFrame(() => {
        for (const mark of fresh) if (!noted.has(mark)) noted.set(mark, Date.now())
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
      const size = () => page.evaluate(() => (window as unknown as Noted).noted.size)
      while ((await size()) < count && Date.now() - before < PATIENCE) await page.waitForTimeout(100)
      const entries = await page.evaluate(() => {
        const { noted } = window as unknown as Noted
        const all = [...noted]
        noted.clear()

        return all
      })

      return new Map(entries)
    },
  }
}
