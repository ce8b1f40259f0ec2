import { readFile } from 'node:fs/promises'
import { arch, release, type } from 'node:os'

/** The distribution's own name where there is one, and the kernel. */
export async function readOs(): Promise<string> {
  const about = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(about)?.[1]

  return [name, `${type()} ${release()}`, arch()].filter(Boolean).join(' · ')
}
