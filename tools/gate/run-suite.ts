import { execa } from 'execa'
import { root } from '../dev/systems/systems'
import { recordScript } from './last-green'

/**
 * `node tools/run.mjs tools/gate/run-suite COMMAND …`: runs a suite that counts its own tests, and
 * records it if the command succeeds. Returns its exit code.
 */
export default async function runSuite(words: string[]) {
  const record = await recordScript(words)
  const [program = '', ...args] = words
  const { exitCode = 1 } = await execa(program, args, {
    cwd: root,
    preferLocal: true,
    localDir: root,
    stdio: 'inherit',
    reject: false,
  })
  if (exitCode === 0) await record()

  return exitCode
}
