import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { openDatabase } from '../dev/postgres/open-database'
import { step } from '../dev/terminal/progress.mjs'
import { inWorld } from './checkout/world'
import { bench } from './harness/bench'
import { DESK, launchBrowser } from './harness/browser'
import { spread } from './harness/figures'
import { pourRows } from './inspector/pour-rows'
import { type WatchedRows, watchRows } from './inspector/watch-rows'

const ROWS = 10_000
const A_SECOND = 50

/**
 * `npm run bench:inspector [-- --seconds 60]`: the time from a row's commit until the first frame
 * with the row in the inspector's list.
 */
export default bench({
  name: 'inspector',
  options: { seconds: 60 },
  measure: ({ seconds }) =>
    inWorld(async ({ running: { environments } }) => {
      const [ramai, pasar] = [environments.ramai.RAMAI_DATABASE_URL, environments.pasar.PASAR_DATABASE_URL].map((url) =>
        openDatabase(url),
      ) as [Sql, Sql]
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage(DESK)
        await page.goto(`${environments.walkthrough.WALKTHROUGH_ORIGIN}/inspector`)
        await step(`Filling the audit logs with ${ROWS} rows`, async () => {
          await Promise.all([ramai, pasar].map((sql) => pourRows(sql, ROWS / 2)))
          await untilListed(page, ROWS)
        })
        const rows = await watchRows(page)
        const latencies = await step(`${A_SECOND} messages a second for ${seconds} s`, () =>
          writeEvents(ramai, rows, A_SECOND * seconds),
        )

        return { latencies, print: () => console.table({ 'commit → visible, ms': latencies }) }
      } finally {
        await browser.close()
        await Promise.all([ramai.end(), pasar.end()])
      }
    }),
})

/**
 * Inserts one row after another and notes each commit. Keeps a fixed pace, which a slow row does
 * not delay.
 */
async function writeEvents(sql: Sql, rows: WatchedRows, count: number) {
  const startedAt = Date.now()
  const committed = new Map<string, number>()
  for (let turn = 0; turn < count; turn++) {
    const mark = `b${startedAt.toString(36)}-${turn}`
    await pourRows(sql, 1, mark)
    committed.set(mark, Date.now())
    await pause(Math.max(0, startedAt + ((turn + 1) * 1000) / A_SECOND - Date.now()))
  }
  const times = await rows.until(count)
  const took = [...committed].flatMap(([mark, at]) => {
    const shownAt = times.get(mark)
    return shownAt === undefined ? [] : [Math.max(0, shownAt - at)]
  })

  return { written: count, rendered: took.length, ...spread(took) }
}

const untilListed = (page: Page, rows: number) =>
  page.waitForFunction(
    (rows) => Number(/(\d[\d.]*) peristiwa/.exec(document.body.textContent ?? '')?.[1]?.replaceAll('.', '')) >= rows,
    rows,
    { timeout: 120_000 },
  )
