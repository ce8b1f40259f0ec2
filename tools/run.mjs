import { installWhatIsMissing, refuseOldNode } from './terminal/install.mjs'
import { say } from './terminal/progress.mjs'
import { sayWhatIsWrong } from './terminal/say-what-is-wrong.mjs'

/**
 * `node tools/run.mjs FILE [ARG …]` runs the default export of a TypeScript file of this repository, from nothing:
 * Node is checked and packages are installed before any TypeScript is loaded. The result is the exit code.
 */
const [file = '', ...args] = process.argv.slice(2)

try {
  refuseOldNode()
  await installWhatIsMissing()
  const { register } = await import('tsx/esm/api')
  register()
  const { default: run } = await import(new URL(`../${file}.ts`, import.meta.url).href)
  process.exit((await run(args)) ?? 0)
} catch (error) {
  sayWhatIsWrong(error)
  // The gate's last line is read by machines, also when nothing could be run.
  if (file === 'tools/test/test') say('0 passed, 1 failed')
  process.exit(1)
}
