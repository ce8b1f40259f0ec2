import { printLine } from '../../tools/dev/terminal/progress.mjs'
import { readArguments } from '../../tools/dev/terminal/read-arguments'
import { onStopSignal } from '../../tools/dev/terminal/stop-signal'
import { watchTree } from '../../tools/gate/last-green'
import { type Suite, Tallied } from '../../tools/gate/suite'

/**
 * Each suite is loaded only when it runs. Tests that need more than Node and npm belong here, not
 * in the gate.
 */
export const SUITES: Record<string, { title: string; load: () => Promise<{ default: Suite }> }> = {
  pooling: { title: 'Connections pooled, reads from a replica', load: () => import('./pooling/test-pooling') },
  backups: { title: 'Backups', load: () => import('./backups/test-backups') },
  replicas: { title: 'Replicas of each system', load: () => import('./replicas/test-replicas') },
  images: { title: 'Images and compose', load: () => import('./images/test-images') },
  artefacts: { title: 'Artefacts', load: () => import('./artefacts/test-artefacts') },
  'rolling-upgrade': {
    title: 'A rolling upgrade',
    load: () => import('./rolling-upgrade/test-rolling-upgrade'),
  },
  failover: { title: 'A database that survives its machine', load: () => import('./failover/test-failover') },
  load: { title: 'A sale day', load: () => import('../../tools/bench/load/test-load') },
  configuration: { title: 'Configuration of other engines', load: () => import('./test-configuration') },
  kubernetes: { title: 'Kubernetes', load: () => import('./kubernetes/test-kubernetes') },
}

/**
 * `npm run test:deploy [-- --only=images,failover]`: the suites that run other engines from
 * Debian's packages. A suite that cannot run here says why and counts as skipped; one that is green
 * is recorded. The last line is the sum. Returns the exit code.
 */
export default async function testDeploy(args: string[]) {
  const names = Object.keys(SUITES)
  const { values } = readArguments(args, { name: 'npm run test:deploy --', options: { only: 'value' } })
  const only = values.only?.split(',') ?? names
  const unknown = only.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`There is no suite "${unknown.join('", "')}"; there are ${names.join(', ')}.`)
  onStopSignal().received.then(() => process.exit(1))

  const record = await watchTree()
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const name of only) {
    const { title, load } = SUITES[name] as (typeof SUITES)[string]
    const tallied = new Tallied()
    await tallied.run(title, async (report) => (await load()).default(report))
    await record(name, tallied.sum)
    for (const kind of ['passed', 'failed', 'skipped'] as const) total[kind] += tallied.sum[kind]
  }
  const { passed, failed, skipped } = total
  printLine(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)

  return failed > 0 ? 1 : 0
}
