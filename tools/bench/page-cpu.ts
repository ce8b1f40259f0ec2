import { printLine, step } from '../dev/terminal/progress.mjs'
import { type Cpu, findSystem, readCpu } from './checkout/cpu'
import { inWorld } from './checkout/world'
import { askTimes } from './feed/ask'
import { bench } from './harness/bench'
import { aboutDatabase, median } from './harness/figures'

/** The frame of each page, around an empty list. */
const EMPTY = { name: 'empty page', path: '/wishes' }

/** Pages, and the most that each may cost: a multiple of the empty page. */
const PAGES = [
  { name: 'product page', path: '/products/langkah-sandal', most: 2.2 },
  { name: 'front page', path: '/', most: 3 },
  { name: 'search', path: '/search?q=kopi', most: 3 },
  { name: 'category', path: '/categories/kitchen', most: 3 },
]

/** Until V8 has compiled a page's code. */
const WARM_UP = 300

type Part = 'web' | 'database'

/**
 * `npm run bench:page-cpu [-- --rounds 11 --requests 60]`: CPU of Pasar's pages compared with an
 * empty page of the same process, in turns, so that the load of the machine falls on all alike.
 * It needs a quiet machine: beside other work the ratios look half as high.
 */
export default bench({
  name: 'page-cpu',
  options: { rounds: 11, requests: 60 },
  measure: ({ rounds, requests }) =>
    inWorld(async ({ running: { profile, environments }, signal }) => {
      const { PASAR_ORIGIN: origin = '', PASAR_DATABASE_URL: url = '' } = environments.pasar
      const { web, database } = await findSystem({ ...profile, name: 'pasar', url })
      const pages = [{ ...EMPTY, most: 1 }, ...PAGES]
      const milliseconds = new Map<string, Record<Part, number>[]>(pages.map(({ name }) => [name, []]))
      for (const page of pages) await step(`Warming up the ${page.name}`, () => askTimes(origin, page, WARM_UP))
      for (let round = 0; round < rounds; round++)
        await step(`Round ${round + 1} of ${rounds}`, async () => {
          for (const page of pages) {
            signal.throwIfAborted()
            const before = await readCpu<Part>({ web, database })
            await askTimes(origin, page, requests)
            const after = await readCpu<Part>({ web, database })
            milliseconds.get(page.name)?.push(perRequest({ before, after, requests }))
          }
        })
      const figures = compare(pages, milliseconds)

      return {
        about: [await aboutDatabase('Pasar', url)],
        figures,
        print: () => {
          printLine('\n  CPU of a page, in milliseconds and compared with the empty page')
          console.table(figures)
        },
      }
    }),
})

type Measured = { before: Cpu<Part>; after: Cpu<Part>; requests: number }

function perRequest({ before, after, requests }: Measured): Record<Part, number> {
  const of = (part: Part) => (1000 * (after[part] - before[part])) / requests

  return { web: of('web'), database: of('database') }
}

function compare(pages: { name: string; most: number }[], milliseconds: Map<string, Record<Part, number>[]>) {
  const of = (name: string, part: Part) => median((milliseconds.get(name) ?? []).map((round) => round[part]))
  const total = (name: string) => of(name, 'web') + of(name, 'database')
  const rounded = (value: number) => Math.round(100 * value) / 100

  return Object.fromEntries(
    pages.map(({ name, most }) => [
      name,
      {
        web: rounded(of(name, 'web')),
        database: rounded(of(name, 'database')),
        ratio: rounded(total(name) / total(EMPTY.name)),
        most,
      },
    ]),
  )
}
