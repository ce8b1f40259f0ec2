import { printLine } from '../dev/terminal/progress.mjs'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { recordScript } from './last-green'
import { ensureNode, RECOMMENDED, runOn, SUPPORTED } from './node-version'

const OTHERS = SUPPORTED.filter((major) => major !== RECOMMENDED)

/**
 * `npm run test:nodes`: start, evidence and unit tests of the gate on each supported Node except the
 * gate's own. A version that cannot be had is skipped. The last line is the number of versions.
 * Returns the exit code.
 */
export default async function testNodes(args: string[]) {
  const stop = onStopSignal()
  const record = await recordScript(args)
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const major of OTHERS) {
    if (stop.signal.aborted) return 1
    const bin = await ensureNode(major).catch((error: Error) => void printLine(`\n  Skipped: ${error.message}.`))
    if (!bin) sum.skipped += 1
    else if ((await runOn(bin, ['tools/gate/test', `--node=${major}`, '--only=unit,evidence'], stop)) === 0)
      sum.passed += 1
    else sum.failed += 1
  }
  await record(sum)
  printLine(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)

  return sum.failed > 0 ? 1 : 0
}
