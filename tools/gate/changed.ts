import { execa } from 'execa'
import { type Host, hosts, root } from '../dev/systems/systems'

type HostName = Host['name']

/** The scope of a gate run. */
export type Reach = {
  /** Systems whose builds can differ. */
  hosts: HostName[]
  /** Files to format and lint. Their folders' types are checked. */
  files: string[]
  /** Restricts the unit tests, as options of vitest. */
  vitest: string[]
  /** Restricts the journeys, as arguments for Playwright. Without it no journey runs. */
  playwright?: string[]
  /** Whether all evidence controls run. */
  evidence: boolean
  /** Whether the hostile tests run, which send thousands of requests that no page of ours makes. */
  hostile: boolean
}

export const whole: Reach = {
  hosts: hosts.map(({ name }) => name),
  files: ['.'],
  vitest: [],
  playwright: [],
  evidence: true,
  hostile: true,
}

/** Journeys that test a system's own rules; for systems that take part in one, also a purchase. */
export const JOURNEYS: Record<HostName, string[]> = {
  ramai: ['feed/', 'handoff/', 'all/buy-from-the-feed'],
  pasar: ['handoff/', 'shop/', 'payment/(give|keep|mistrust)', 'all/buy-from-the-feed'],
  kasir: ['payment/(pay|operate|mistrust)', 'all/buy-from-the-feed'],
  walkthrough: ['walkthrough/', 'alone/draw-the-sequence'],
}

/** Journeys of one topic. A file that matches none runs the journeys of its whole system. */
export const TOPICS: [RegExp, string[]][] = [
  [/^checkout\/(app|server)\/(account|claim|rights|session)\//, ['shop/(keep-an-account|claim)']],
  [/^checkout\/(app|server)\/back-office\//, ['shop/(work|repair)']],
  [/^checkout\/(app|server)\/(categories|search|shops|wish|wishes)\//, ['shop/(find-products|wrap)']],
  [/^checkout\/(app|server)\/(complaints|returns|review)\//, ['shop/(speak|order-in-parts|work)']],
  [/^checkout\/server\/(cancellation|refund)\//, ['payment/give', 'shop/order-in-parts']],
  [/^checkout\/server\/migrat(ed|ion)\//, ['shop/(claim|repair)', 'alone/watch-the-old-shop']],
  [/^checkout\/(app\/vouchers|server\/voucher)\//, ['shop/use-a-voucher', 'all/buy-from-the-feed']],
  [/^checkout\/server\/waiting-room\//, ['shop/wait-in-order']],
  [/^(app|server)\/(appeals|complaints|desk|moderation|reports)\//, ['feed/moderate']],
  [/^(app|server)\/(browse|hashtags|search)\//, ['feed/look-around']],
  [/^(app|server)\/(comments|creators|following|notifications|saved|social)\//, ['feed/(take-part|look-around)']],
  [/^(app|server)\/(media|studio)\//, ['feed/write-in-the-studio', 'alone/publish-from-the-studio']],
  [/^(app|server)\/replays?\//, ['feed/watch-a-replay']],
  [/^(app|server)\/(account|email|me|password|rights|sign-in|sign-up)\//, ['feed/take-part']],
  [/^payment-partner\/(app|server)\/(console|payout|report)\//, ['payment/operate']],
  [/^walkthrough\/app\/chapters\//, ['walkthrough/(leave|read)']],
  [/^walkthrough\/app\/(inspector|sequence)\//, ['walkthrough/(leave|watch-the)', 'alone/draw-the-sequence']],
  [/^walkthrough\/(app\/scenarios|server\/scenario)\//, ['walkthrough/(leave|scenario)']],
  [/^walkthrough\/(app\/token|server\/sample-token)\//, ['walkthrough/(leave|look)']],
]

/** Stages of their own. */
const HOSTILE = 'e2e/hostile/'
const BREACHES = 'e2e/breaches/'

/** Tests the endpoints of all systems. Each title begins with its system. */
const ENDPOINTS = 'all/open-registered-endpoints-alone'

/** Systems by file prefix. A file without a match concerns all systems. */
const OWNERS: [RegExp, HostName[]][] = [
  [/^checkout\//, ['pasar']],
  [/^payment-partner\//, ['kasir']],
  [/^(walkthrough|packages\/buyer)\//, ['walkthrough']],
  [
    /^(app|server|db|i18n|messages|public)\/|^(instrumentation|web)\.ts$|^(next\.config\.js|endpoints\.json)$/,
    ['ramai'],
  ],
  [/^(old-shop|docs|evidence|e2e|deploy)\/|\.md$/, []],
  [/^tools\/(bench|gate\/(distribution|large-history|rules|soak))\//, []],
  // The run itself tests these; what starts and resets a test's process concerns every test.
  [/^tools\/gate\/(?!fresh-|in-own-folder|journeys|open-mail)[a-z-]+(\.test)?\.ts$/, []],
]

/**
 * @throws {Error} in one sentence if git does not know the commit, or if nothing has changed since.
 */
export async function readReach(since: string): Promise<Reach> {
  const files = await changedFiles(since)
  if (files.length === 0)
    throw new Error(`Nothing has changed since ${since}. Name an earlier commit: npm test -- --changed=HEAD~1`)

  return reachOf(files, since)
}

export function reachOf(files: string[], since: string): Reach {
  const reached = new Set(files.flatMap(systemsOf))
  const restricted = { files, vitest: [`--changed=${since}`] }
  if (reached.size === whole.hosts.length) return { ...whole, ...restricted }

  return {
    ...restricted,
    hosts: whole.hosts.filter((name) => reached.has(name)),
    playwright: journeysOf(files, reached),
    evidence: files.some((file) => file.startsWith('evidence/') || file.startsWith(BREACHES)),
    hostile: files.some((file) => file.startsWith(HOSTILE)),
  }
}

/** Every journey may use a fixture. The final check of all books costs nothing. */
function journeysOf(files: string[], reached: Set<HostName>): string[] | undefined {
  if (files.some((file) => file.startsWith('e2e/fixtures/'))) return []
  const specs = files.filter((file) => /^e2e\/(?!hostile\/|breaches\/).*\.spec\.ts$/.test(file))
  const subjects = files.flatMap(subjectsOf).map((subject) => `e2e/${subject}`)
  const journeys = [...new Set([...specs, ...subjects])]
  if (journeys.length === 0) return undefined
  const others = whole.hosts.filter((name) => !reached.has(name)).join('|')

  return [...journeys, 'e2e/afterwards/', ...(reached.size > 0 ? [`--grep-invert=${ENDPOINTS}.* (${others}): `] : [])]
}

function subjectsOf(file: string): string[] {
  const systems = systemsOf(file)
  if (systems.length === 0) return []
  const topic = TOPICS.find(([path]) => path.test(file))?.[1]

  return [...(topic ?? systems.flatMap((name) => JOURNEYS[name])), ENDPOINTS]
}

const systemsOf = (file: string): HostName[] => OWNERS.find(([path]) => path.test(file))?.[1] ?? whole.hosts

async function changedFiles(since: string): Promise<string[]> {
  const git = (...words: string[]) => execa('git', words, { cwd: root, reject: false })
  const [differing, untracked] = await Promise.all([
    git('diff', '--name-only', since),
    git('ls-files', '--others', '--exclude-standard'),
  ])
  if (differing.failed) throw new Error(`git knows no commit "${since}" here.`)

  return [differing, untracked].flatMap(({ stdout }) => stdout.split('\n')).filter((file) => file !== '')
}
