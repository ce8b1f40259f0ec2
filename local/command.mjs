import { installWhatIsMissing, refuseOldNode } from './install.mjs'
import { sayWhatIsWrong } from './say-what-is-wrong.mjs'

/**
 * Runs one of our commands, from nothing: Node is checked and packages are there before any TypeScript is loaded.
 * @param {string} file
 * @param {(module: any) => Promise<number | undefined>} work
 * @param {{ whenItBreaks?: () => void }} [options]
 */
export async function command(file, work, { whenItBreaks } = {}) {
  try {
    refuseOldNode()
    await installWhatIsMissing()
    const { register } = await import('tsx/esm/api')
    register()
    process.exit((await work(await import(new URL(file, import.meta.url).href))) ?? 0)
  } catch (error) {
    sayWhatIsWrong(error)
    whenItBreaks?.()
    process.exit(1)
  }
}
