import { execa } from 'execa'
import { type Host, hosts, root } from '../systems/systems'

type HostName = Host['name']

/** What a run of the gate looks at. */
export type Reach = {
  /** Systems whose types and builds can differ. */
  hosts: HostName[]
  /** Narrows the unit tests, in vitest's words. */
  vitest: string[]
  /** Narrows the journeys, in Playwright's words. */
  playwright: string[]
}

export const whole: Reach = { hosts: hosts.map(({ name }) => name), vitest: [], playwright: [] }

/** Whose a file is, by the beginning of its path. What fits nowhere is everybody's. */
const OWNERS: [RegExp, HostName[]][] = [
  [/^checkout\//, ['pasar']],
  [/^payment-partner\//, ['kasir']],
  [/^walkthrough\//, ['walkthrough']],
  [/^(app|server|db|i18n|messages|public)\/|^(proxy|instrumentation)\.ts$|^next\.config\.js$/, ['ramai']],
  [/^(docs|evidence|invariants|test-kit|e2e)\/|\.md$/, []],
]

/** @throws {Error} in one sentence when git knows no such commit, or when nothing has changed since. */
export async function readReach(since: string): Promise<Reach> {
  const files = await changedFiles(since)
  if (files.length === 0)
    throw new Error(`Nothing has changed since ${since}. Name an earlier commit: npm test -- --changed=HEAD~1`)

  return reachOf(files, since)
}

export function reachOf(files: string[], since: string): Reach {
  const reached = new Set(files.flatMap((file) => OWNERS.find(([path]) => path.test(file))?.[1] ?? whole.hosts))
  const specs = files.filter((file) => /^e2e\/.*\.spec\.ts$/.test(file))

  return {
    hosts: whole.hosts.filter((name) => reached.has(name)),
    vitest: [`--changed=${since}`],
    playwright: reached.size === whole.hosts.length ? [] : [...specs, `--grep=${tagsOf(reached).join('|')}`],
  }
}

/** A journey bears the tag of each system whose rule it proves; one purchase from feed to receipt is always walked. */
const tagsOf = (reached: Set<HostName>) => ['@smoke', ...[...reached].map((name) => `@${name}`)]

async function changedFiles(since: string): Promise<string[]> {
  const git = (...words: string[]) => execa('git', words, { cwd: root, reject: false })
  const [differing, untracked] = await Promise.all([
    git('diff', '--name-only', since),
    git('ls-files', '--others', '--exclude-standard'),
  ])
  if (differing.failed) throw new Error(`git knows no commit "${since}" here.`)

  return [differing, untracked].flatMap(({ stdout }) => stdout.split('\n')).filter((file) => file !== '')
}
