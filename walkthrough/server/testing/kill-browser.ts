import { execFileSync } from 'node:child_process'
import { expect } from 'vitest'

/** As if the machine had run out of memory: Chromium’s process group, which this process began. */
export async function killBrowser() {
  const children = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === process.pid)
  const chromium = children.map(([pid = 0]) => pid).filter((pid) => commandOf(pid).includes('--headless'))
  expect(chromium).toHaveLength(1)
  for (const pid of chromium) process.kill(-pid, 'SIGKILL')
}

const commandOf = (pid: number) => {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
