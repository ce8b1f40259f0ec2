import { execa } from 'execa'
import { root } from '../../tools/systems/systems'
import type { Report } from './report'

/** Which commit this is. `changed`: files here are not as that commit has them. */
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
