import { join } from 'node:path'
import { gather } from '../../evidence/gather-evidence'
import { plainly } from '../../evidence/tell'
import { toWorld } from '../../evidence/world'
import { buildWhenChanged } from '../dev/build'
import { startSystems } from '../dev/start-systems'
import { ensureChromium } from '../systems/chromium'
import { ownWorldProfile } from '../systems/profile'
import { hosts, root } from '../systems/systems'
import { bold, dim, red, say, step } from '../terminal/progress.mjs'
import { stopWhenTold } from '../terminal/stop-when-told'
import { type Check, command, runJourneys, type Tally, vitest } from './check'
import { journeyEnvironment } from './journeys'

type Stage = { name: string; title: string; checks: Check[] }

/** `next typegen` writes beside the build; the tests have a build of their own. */
const ownBuild = { NEXT_DIST_DIR: '.next-test' }

const stages: Stage[] = [
  { name: 'lint', title: 'Format and lint', checks: [command('Every file', ['biome', 'check', '.'])] },
  {
    name: 'types',
    title: 'Types',
    checks: [
      ...hosts.flatMap(({ title, folder }) => [
        command(`${title}: its own routes`, ['next', 'typegen'], { cwd: folder, environment: ownBuild }),
        command(title, ['tsc', '--noEmit'], { cwd: folder }),
      ]),
      command('Contract', ['tsc', '--noEmit', '-p', 'contract']),
      command('Audit log', ['tsc', '--noEmit', '-p', 'audit-log']),
      command('Commands and journeys', ['tsc', '--noEmit', '-p', 'tools']),
    ],
  },
  { name: 'rules', title: 'Import rules and the flow register', checks: [vitest('Rules', join(root, 'tools'))] },
  {
    name: 'unit',
    title: 'Unit and database tests',
    checks: [
      vitest('Contract', join(root, 'contract')),
      vitest('Audit log', join(root, 'audit-log')),
      vitest('Evidence', join(root, 'evidence')),
      ...hosts.map(({ title, folder }) => vitest(title, folder)),
    ],
  },
  {
    name: 'stories',
    title: 'Stories of orders, interleaved at random against the real payment partner',
    checks: [vitest('Stories', join(root, 'checkout'), ['--config', 'soak/vitest.config.ts'])],
  },
  {
    name: 'build',
    title: 'Production builds',
    checks: hosts.map((host) => ({
      title: host.title,
      run: () => buildWhenChanged(host, { distDir: '.next-test' }).then(() => ({ passed: 1, failed: 0 })),
    })),
  },
  {
    name: 'journeys',
    title: 'Evidence, and journeys in a browser',
    checks: [{ title: 'Journeys', run: walkTheJourneys, showsItself: true }],
  },
]

const told = stopWhenTold()

/** `npm test`: every gate in turn; one that fails does not hide the next. Gives back the exit code. */
export default async function test(args: string[]) {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
  const chosen = stages.filter(({ name }) => !only || only.split(',').includes(name))
  if (chosen.length === 0) say(`  There is no stage "${only}"; there are ${stages.map(({ name }) => name).join(', ')}.`)
  told.happens.then(() => process.exit(1))

  const total = { passed: 0, failed: 0 }
  for (const { title, checks } of chosen) {
    say(`\n  ${bold(title)}`)
    for (const check of checks) {
      const { passed, failed } = await tallyOf(check)
      total.passed += passed
      total.failed += failed
    }
  }

  say(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

async function tallyOf({ title, run, showsItself }: Check): Promise<Tally> {
  const outcome = ({ passed }: Tally) => (passed > 1 ? `${passed} passed` : undefined)
  try {
    const judged = () => run().then(orThrow)
    return showsItself ? await judged() : await step(title, judged, outcome)
  } catch (error) {
    const tally =
      error instanceof CheckFailed
        ? error.tally
        : { passed: 0, failed: 1, details: error instanceof Error ? error.message : String(error) }
    if (tally.failed > 1 || tally.passed > 0) say(red(`    ${tally.failed} failed, ${tally.passed} passed`))
    if (tally.details) say(dim(tally.details.trim().split('\n').slice(-80).join('\n')))

    return tally
  }
}

class CheckFailed extends Error {
  constructor(readonly tally: Tally) {
    super('A check failed.')
  }
}

function orThrow(tally: Tally) {
  if (tally.failed > 0) throw new CheckFailed(tally)

  return tally
}

/** What breaks while it looks has proven nothing, and hides nothing that comes after it. */
function sayAndCount(problem: unknown) {
  say(red(`    ${problem instanceof Error ? problem.message : problem}`))

  return { passed: 0, failed: 1 }
}

/** In one world: first what an auditor looks at, on systems where nobody was yet, then everybody's ways through them. */
async function walkTheJourneys() {
  const chromium = await ensureChromium()
  say(dim(`    in ${chromium ?? "Playwright's own Chromium"}`))
  const running = await startSystems(await ownWorldProfile('test'), told.signal)
  try {
    const evidence = await gather(await toWorld(running), { teller: plainly }).catch(sayAndCount)
    const journeys = await runJourneys(journeyEnvironment(running))

    return { passed: evidence.passed + journeys.passed, failed: evidence.failed + journeys.failed }
  } finally {
    await running.stop()
  }
}
