import { execFileSync } from 'node:child_process'
import { expect } from 'vitest'

/** The process ids of the browsers that this process has started and that run. */
export const listBrowsers = () =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === process.pid)
    .map(([pid = 0]) => pid)
    .filter((pid) => commandOf(pid).includes('--headless'))

/**
 * As if the machine had run out of memory: kills the process group of the one browser of this
 * process.
 */
export async function killBrowser() {
  const browsers = listBrowsers()
  expect(browsers).toHaveLength(1)
  for (const pid of browsers) process.kill(-pid, 'SIGKILL')
}

const commandOf = (pid: number) => {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
