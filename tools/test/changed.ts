import { execa } from 'execa'
import { type Host, hosts, root } from '../systems/systems'
import { projectsReached, type TypeProject, typeProjects } from './type-projects'

type HostName = Host['name']

/** What a run of the gate looks at. */
export type Reach = {
  /** Systems whose builds can differ. */
  hosts: HostName[]
  types: TypeProject[]
  /** Narrows the unit tests, in vitest's words. */
  vitest: string[]
  /** Narrows the journeys, in Playwright's words: patterns of their files. Without it no journey is reached. */
  playwright?: string[]
  /** Whether all controls are looked at. */
  evidence: boolean
  /** Whether requests that no page of ours makes are sent by the thousand. */
  hostile: boolean
}

export const whole: Reach = {
  hosts: hosts.map(({ name }) => name),
  types: typeProjects,
  vitest: [],
  playwright: [],
  evidence: true,
  hostile: true,
}

/** The journeys that prove a system's own rules, and for those that take part in one, a purchase. */
const JOURNEYS: Record<HostName, string[]> = {
  ramai: ['feed/', 'handoff/', 'all/buy-from-the-feed'],
  pasar: ['handoff/', 'shop/', 'payment/(give|keep|mistrust)', 'all/buy-from-the-feed'],
  kasir: ['payment/(pay|operate|mistrust)', 'all/buy-from-the-feed'],
  walkthrough: ['walkthrough/', 'alone/draw-the-sequence'],
}

/** Stages of their own. */
const HOSTILE = 'e2e/hostile/'
const BREACHES = 'e2e/breaches/'

/** What a system opens, it opens to everybody. */
const ENDPOINTS = 'all/open-registered-endpoints-alone'

/** Whose a file is, by the beginning of its path. What fits nowhere is everybody's. */
const OWNERS: [RegExp, HostName[]][] = [
  [/^checkout\//, ['pasar']],
  [/^payment-partner\//, ['kasir']],
  [/^(walkthrough|packages\/buyer)\//, ['walkthrough']],
  [
    /^(app|server|db|i18n|messages|public)\/|^(instrumentation|web)\.ts$|^(next\.config\.js|endpoints\.json)$/,
    ['ramai'],
  ],
  [/^(old-shop|docs|evidence|invariants|e2e)\/|\.md$/, []],
]

/** @throws {Error} in one sentence when git knows no such commit, or when nothing has changed since. */
export async function readReach(since: string): Promise<Reach> {
  const files = await changedFiles(since)
  if (files.length === 0)
    throw new Error(`Nothing has changed since ${since}. Name an earlier commit: npm test -- --changed=HEAD~1`)

  return reachOf(files, since)
}

export async function reachOf(files: string[], since: string): Promise<Reach> {
  const reached = new Set(files.flatMap((file) => OWNERS.find(([path]) => path.test(file))?.[1] ?? whole.hosts))
  if (reached.size === whole.hosts.length) return { ...whole, vitest: [`--changed=${since}`] }
  const specs = files.filter((file) => /^e2e\/(?!hostile\/|breaches\/).*\.spec\.ts$/.test(file))
  const subjects = [...reached].flatMap((name) => [...JOURNEYS[name], ENDPOINTS]).map((subject) => `e2e/${subject}`)
  const journeys = [...new Set([...specs, ...subjects])]

  return {
    hosts: whole.hosts.filter((name) => reached.has(name)),
    types: await projectsReached(files),
    vitest: [`--changed=${since}`],
    // The last look at the whole books costs nothing.
    playwright: journeys.length > 0 ? [...journeys, 'e2e/afterwards/'] : undefined,
    evidence: files.some((file) => file.startsWith('evidence/') || file.startsWith(BREACHES)),
    hostile: files.some((file) => file.startsWith(HOSTILE)),
  }
}

async function changedFiles(since: string): Promise<string[]> {
  const git = (...words: string[]) => execa('git', words, { cwd: root, reject: false })
  const [differing, untracked] = await Promise.all([
    git('diff', '--name-only', since),
    git('ls-files', '--others', '--exclude-standard'),
  ])
  if (differing.failed) throw new Error(`git knows no commit "${since}" here.`)

  return [differing, untracked].flatMap(({ stdout }) => stdout.split('\n')).filter((file) => file !== '')
}
