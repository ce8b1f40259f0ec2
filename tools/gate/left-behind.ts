import { existsSync } from 'node:fs'
import { execa } from 'execa'

type Ours = {
  /** The folder that contained all that was started. */
  folder: string
  /** Prefix of its network namespaces. */
  namespaces: string
  /** Prefix of its network links on this machine. */
  links?: string
}

/**
 * @throws {Error} with the processes, mounts, network namespaces, links and files that a suite has
 * left.
 */
export async function assertNothingLeft({ folder, namespaces, links }: Ours) {
  const { stdout: processes } = await execa({ reject: false })`pgrep -af ${folder}`
  const { stdout: mounts } = await execa`findmnt -rn -o TARGET`
  const { stdout: names } = await execa`ip netns list`
  const { stdout: onMachine } = await execa`ip -brief link`
  const leftovers = [
    ...linesOf(processes),
    ...linesOf(mounts).filter((target) => target.startsWith(folder)),
    ...linesOf(names).filter((name) => name.startsWith(namespaces)),
    ...linesOf(onMachine).filter((link) => links && link.startsWith(links)),
    ...(existsSync(folder) ? [folder] : []),
  ]
  if (leftovers.length > 0) throw new Error(`Left behind: ${leftovers.join('\n')}`)
}

const linesOf = (text: string) => text.split('\n').filter(Boolean)
