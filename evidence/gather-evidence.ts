import { readFile } from 'node:fs/promises'
import { runningFrom } from '../local/leftovers'
import { ownWorldProfile, placeOf } from '../local/profile'
import { bold, dim, red, say } from '../local/progress.mjs'
import { parseEnvironmentFile } from '../local/settings'
import { stopWhenTold } from '../local/stop-when-told'
import { environmentFile, startSystems, turnFile } from '../local/systems'
import { eachSystem, root } from '../local/the-systems'
import type { Control, Finding } from './control'
import { CONTROLS, NOT_BUILT } from './every-control'
import { toWorld, type World } from './world'

/** `npm run evidence`: looks at the systems that run, or brings up a world of its own. Gives back the exit code. */
export async function gatherEvidence(args: string[]) {
  const only = args.map(Number).filter(Number.isInteger)
  const chosen = CONTROLS.filter(({ row }) => only.length === 0 || only.includes(row))

  return (await onRunningSystems((world) => checkAll(world, chosen), worldIn(args))) ? 0 : 1
}

/** `--world=test` looks at systems that a test run brought up, and not at those of `npm start`. */
const worldIn = (args: string[]) => (args.includes('--world=test') ? 'test' : 'start')

export async function onRunningSystems<T>(
  work: (world: World) => Promise<T>,
  name: 'start' | 'test' = 'start',
): Promise<T> {
  const profile = placeOf(name)
  if ((await runningFrom({ pidFile: turnFile(profile), cwd: root })) !== undefined) {
    const environments = await eachSystem(async ({ name }) =>
      parseEnvironmentFile(await readFile(environmentFile(profile, name), 'utf8')),
    )
    return work(await toWorld({ profile, environments }))
  }

  const running = await startSystems(await ownWorldProfile('test'), stopWhenTold().signal)
  try {
    return await work(await toWorld(running))
  } finally {
    await running.stop()
  }
}

/** One after the other: what one control does, another may be counting. */
export async function checkAll(world: World, controls: Control[]): Promise<boolean> {
  say(`\n  ${bold('Evidence')} ${dim('· a simulation on one machine, by the stricter reading: a link out')}\n`)
  const tally = { passed: 0, failed: 0 }
  for (const control of controls) {
    const since = Date.now()
    const finding = await look(control, world)
    if (finding.verdict !== 'not_built') tally[finding.verdict] += 1
    tell(control, finding, Date.now() - since)
  }
  say(`\n  ${bold('Not built yet')}`)
  for (const { row, title } of NOT_BUILT) say(dim(`  ${String(row).padStart(4)}  ${title.en}`))

  say(`\n${tally.passed} passed, ${tally.failed} failed`)
  return tally.failed === 0 && tally.passed > 0
}

/** A check that breaks has proven nothing. */
async function look({ check }: Control, world: World): Promise<Finding> {
  try {
    return await check(world)
  } catch (problem) {
    const said = problem instanceof Error ? problem.message : String(problem)
    return {
      verdict: 'failed',
      figure: { id: 'tidak dapat diperiksa', en: 'could not be checked' },
      evidence: [`✗ ${said}`],
    }
  }
}

const SIGN = { passed: '✓', failed: '✗', not_built: '…' } as const

function tell({ row, title, clauses }: Control, { verdict, figure, evidence }: Finding, took: number) {
  const line = `  ${SIGN[verdict]} ${String(row).padStart(2)}  ${title.en}`
  say(verdict === 'failed' ? red(line) : line)
  say(dim(`        ${figure.en} · ${clauses.today} · ${(took / 1000).toFixed(1)} s`))
  for (const item of evidence.filter((item) => /^[✗…]/.test(item)).slice(0, 12)) say(`        ${item}`)
}
