import { runCommand } from '../dev/process/run-script'
import type { RunningSystems } from '../dev/start-systems'
import { ramai } from '../dev/systems/systems'
import { printLine, step } from '../dev/terminal/progress.mjs'
import { inWorld } from './checkout/world'
import { addressOfPage, askForAll, type PageRequest, pageAt, printTimings, type Timing, timeAll } from './feed/ask'
import { signUpReader } from './feed/sign-up'
import { bench } from './harness/bench'
import { aboutDatabase } from './harness/figures'
import { printScans, readScans } from './large-history/read-scans'

const FAR = 50

/**
 * `npm run bench:feed [-- --few 1000 --many 100000 --seconds 8]`: the cost of the feed's lists and
 * pages with few and with many posts, each with twenty likes and five comments. Prints the tables
 * that were scanned whole, and the statements that scan posts.
 */
export default bench({
  name: 'feed',
  options: { few: 1_000, many: 100_000, seconds: 8 },
  measure: ({ few, many, seconds }) =>
    inWorld(async ({ running, signal }) => {
      const { RAMAI_ORIGIN: origin = '', RAMAI_DATABASE_URL: databaseUrl = '' } = running.environments.ramai
      const among: Record<string, Timing[]> = {}
      for (const posts of [few, many]) {
        await fill(running, posts, signal)
        among[posts] = await timeAll(origin, await listRequests(origin, databaseUrl), { seconds, signal })
      }
      const requests = await listRequests(origin, databaseUrl)
      const scans = await readScans({ Ramai: databaseUrl }, () => askForAll(origin, requests))

      return {
        about: [await aboutDatabase('Ramai', databaseUrl)],
        among,
        scans,
        print: () => {
          for (const [posts, timings] of Object.entries(among)) {
            printLine(`\n  Among ${posts} posts`)
            printTimings(timings)
          }
          printScans('Ramai', scans.Ramai, ['posts'])
        },
      }
    }),
})

const fill = ({ environments }: RunningSystems, posts: number, signal: AbortSignal) =>
  step(`Writing ${posts} posts with their likes and comments`, () =>
    runCommand({
      system: ramai,
      command: `tsx server/commands/seed-posts.ts --posts ${posts}`,
      environment: environments.ramai,
      signal,
    }),
  )

async function listRequests(origin: string, databaseUrl: string): Promise<PageRequest[]> {
  const cookie = await signUpReader(origin, databaseUrl)

  return [
    { name: 'list, first page', path: pageAt() },
    { name: `list, page ${FAR}`, path: await addressOfPage(origin, FAR) },
    { name: 'list, first page, personal', path: pageAt(), cookie },
    { name: `list, page ${FAR}, personal`, path: await addressOfPage(origin, FAR, cookie), cookie },
    { name: 'list of whom one follows', path: listOf({ of: 'followed' }), cookie },
    { name: 'list of a creator', path: listOf({ of: 'creator', creatorId: 'rani' }) },
    { name: 'list of a hashtag', path: listOf({ of: 'hashtag', hashtag: 'hujansore' }) },
    { name: 'comments', path: `/api/trpc/comments.page?input=${encodeURIComponent('{"postId":"ucok-mie-bakso"}')}` },
    { name: 'page of the feed', path: '/' },
    { name: 'page of a search', path: '/search?q=hujan' },
    { name: 'page of a misspelt search', path: '/search?q=kuncing' },
  ]
}

const listOf = (scope: object) => `/api/trpc/feed.page?input=${encodeURIComponent(JSON.stringify({ scope }))}`
