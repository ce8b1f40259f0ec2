import { announceFirstStart } from './terminal/announce-start.mjs'
import { assertNodeVersion, installMissingPackages } from './terminal/install.mjs'
import { printError } from './terminal/print-error.mjs'
import { printLine } from './terminal/progress.mjs'

/**
 * `node tools/run.mjs FILE [ARG …]` runs the default export of a TypeScript file of this repository, from nothing:
 * Node is checked and packages are installed before any TypeScript is loaded. The result is the exit code.
 */
const [file = '', ...args] = process.argv.slice(2)

try {
  assertNodeVersion()
  if (file === 'tools/dev/start' && !args.includes('--dev')) await announceFirstStart()
  await installMissingPackages({ tests: /^tools\/(test|bench|deploy|kubernetes|readme)\//.test(file) })
  const { register } = await import('tsx/esm/api')
  register()
  const { default: run } = await import(new URL(`../${file}.ts`, import.meta.url).href)
  process.exit((await run(args)) ?? 0)
} catch (error) {
  printError(error)
  // The gate's last line is read by machines, also when nothing could be run.
  if (file === 'tools/test/test') printLine('0 passed, 1 failed')
  process.exit(1)
}
