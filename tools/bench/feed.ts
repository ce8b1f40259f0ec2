import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../dev/postgres/open-database'
import { runCommand } from '../dev/process/run-script'
import { type RunningSystems, startSystems } from '../dev/start-systems'
import { isolatedProfile } from '../dev/systems/profile'
import { ramai } from '../dev/systems/systems'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { type Asked, addressOfPage, askFor, pageAt, type Timing } from './feed/ask'
import { signUpReader } from './feed/sign-up'
import { printScans, readScans } from './large-history/read-scans'

const OPTIONS = { few: 'value', many: 'value', seconds: 'value', json: 'value' } as const
/** One fast connection, and a crowd's number. */
const CONNECTIONS = [1, 32]
const FAR = 50

/**
 * `npm run bench:feed [-- --few 1000 --many 100000]`: the cost of the feed's lists and pages with
 * few and with many posts, each with twenty likes and five comments. Prints the tables that were
 * scanned whole, and the plans of all statements.
 */
export default async function benchFeed(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run bench:feed --', options: OPTIONS })
  const [few, many] = [Number(values.few ?? 1_000), Number(values.many ?? 100_000)]
  const seconds = Number(values.seconds ?? 8)
  const stop = onStopSignal()
  const running = await startSystems(await isolatedProfile('bench'), stop.signal)
  try {
    const among: Record<string, Measured[]> = {}
    for (const posts of [few, many]) {
      await fill(running, posts, stop.signal)
      among[posts] = await measure(running, seconds, stop.signal)
      printMeasured(posts, among[posts])
    }
    const asked = await listAsked(running)
    const scans = await readScans(running.environments.ramai.RAMAI_DATABASE_URL, async () => {
      for (const one of asked) await askFor(originOf(running), one, { connections: 4, seconds: Math.min(seconds, 3) })
    })
    const about = await aboutThisRun(running)
    for (const line of about) printLine(dim(`  ${line}`))
    printScans(scans, 'posts')
    if (values.json) await writeFile(values.json, `${JSON.stringify({ about, among, scans }, null, 2)}\n`)
  } finally {
    await running.stop()
  }
}

const fill = ({ environments }: RunningSystems, posts: number, signal: AbortSignal) =>
  step(`Writing ${posts} posts with their likes and comments`, () =>
    runCommand({
      system: ramai,
      command: `tsx server/commands/seed-posts.ts --posts ${posts}`,
      environment: environments.ramai,
      signal,
    }),
  )

type Measured = { name: string } & Timing

const originOf = ({ environments }: Pick<RunningSystems, 'environments'>) => String(environments.ramai.RAMAI_ORIGIN)

async function listAsked({ environments }: RunningSystems): Promise<(Asked & { name: string })[]> {
  const origin = originOf({ environments })
  const cookie = await signUpReader(origin, environments.ramai.RAMAI_DATABASE_URL ?? '')

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

async function measure(running: RunningSystems, seconds: number, signal: AbortSignal): Promise<Measured[]> {
  const origin = originOf(running)
  const measured: Measured[] = []
  for (const { name, ...asked } of await listAsked(running)) {
    signal.throwIfAborted()
    await askFor(origin, asked, { connections: 4, seconds: 2 })
    for (const connections of CONNECTIONS)
      measured.push(
        await step(`${name}, ${connections} at a time`, async () => ({
          name,
          ...(await askFor(origin, asked, { connections, seconds })),
        })),
      )
  }

  return measured
}

async function aboutThisRun({ profile, environments }: RunningSystems) {
  const sql = openDatabase(environments.ramai.RAMAI_DATABASE_URL)
  const [server] = await sql`select current_setting('server_version') as version`
  const [size] = await sql`
    select pg_size_pretty(pg_database_size(current_database())) as bytes, (select count(*) from posts) as posts,
      (select count(*) from post_likes) as likes, (select count(*) from comments) as comments`
  await sql.end()

  return [
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    `Node ${process.versions.node}, PostgreSQL ${server?.version}; one web process, loopback, who asks runs on the same cores`,
    `${size?.posts} posts, ${size?.likes} likes, ${size?.comments} comments, ${size?.bytes}; web process ${await residentMegabytes(profile.folder)} MB`,
    `load of the last minute ${loadavg()[0]?.toFixed(1)}`,
  ]
}

async function residentMegabytes(folder: string) {
  const pid = (await readFile(join(folder, 'ramai', 'web.pid'), 'utf8')).trim()
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')

  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024)
}

function printMeasured(posts: number, measured: Measured[]) {
  printLine(`\n  Among ${posts} posts`)
  console.table(
    measured.map(({ name, connections, perSecond, p50, p95, bytes }) => ({
      asked: name,
      'at a time': connections,
      'p50 ms': p50.toFixed(1),
      'p95 ms': p95.toFixed(1),
      'a second': Math.round(perSecond),
      kB: (bytes / 1000).toFixed(0),
    })),
  )
}
