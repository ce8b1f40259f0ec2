import { readFile } from 'node:fs/promises'
import { arch, release, type } from 'node:os'
import { execa } from 'execa'
import { root } from '../../tools/dev/systems/systems'
import type { Report } from './report'

/** Returns the commit. `changed`: files here differ from it. */
export async function readBuild(): Promise<Report['build']> {
  const git = async (...words: string[]) => {
    const { stdout, exitCode } = await execa('git', words, { cwd: root, reject: false })
    return exitCode === 0 ? stdout.trim() : ''
  }

  return {
    commit: await git('rev-parse', 'HEAD'),
    committedAt: await git('show', '-s', '--format=%cI'),
    changed: (await git('status', '--porcelain')) !== '',
  }
}

/** Returns the distribution's name, if any, and the kernel. */
export async function readOs(): Promise<string> {
  const about = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(about)?.[1]

  return [name, `${type()} ${release()}`, arch()].filter(Boolean).join(' · ')
}
