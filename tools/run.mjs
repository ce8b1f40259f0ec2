import { fileURLToPath } from 'node:url'
import { announceFirstStart } from './dev/terminal/announce-start.mjs'
import { assertNodeVersion, installMissingPackages } from './dev/terminal/install.mjs'
import { printError } from './dev/terminal/print-error.mjs'
import { printLine } from './dev/terminal/progress.mjs'

/**
 * `node tools/run.mjs FILE [ARG …]` runs the default export of a TypeScript file of this repository
 * from a bare clone: it checks Node and installs packages before it loads any TypeScript. The
 * result is the exit code.
 */
const [file = '', ...args] = process.argv.slice(2)

try {
  assertNodeVersion()
  if (file === 'tools/dev/start' && !args.includes('--dev')) await announceFirstStart()
  await installMissingPackages({ tests: /^(tools\/(gate|bench|dev\/readme)|deploy\/tests|e2e\/browsers)\//.test(file) })
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) })
  const { default: run } = await import(new URL(`../${file}.ts`, import.meta.url).href)
  process.exit((await run(args)) ?? 0)
} catch (error) {
  printError(error)
  // Machines read the gate's last line, even if nothing could run.
  if (file === 'tools/gate/test') printLine('0 passed, 1 failed')
  process.exit(1)
}
