import { installWhatIsMissing, refuseOldNode } from './install.mjs'
import { sayWhatIsWrong } from './say-what-is-wrong.mjs'

/**
 * Runs one of our commands, from nothing: Node is checked and packages are there before any TypeScript is loaded.
 * @type {(file: string, work: (module: any) => Promise<number | undefined>) => Promise<never>}
 */
export async function command(file, work) {
  try {
    refuseOldNode()
    await installWhatIsMissing()
    const { register } = await import('tsx/esm/api')
    register()
    process.exit((await work(await import(new URL(file, import.meta.url).href))) ?? 0)
  } catch (error) {
    sayWhatIsWrong(error)
    process.exit(1)
  }
}
