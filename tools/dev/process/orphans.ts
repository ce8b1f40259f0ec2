import { existsSync } from 'node:fs'
import { mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { execa } from 'execa'

type Claim = { pidFile: string; cwd: string; refusal: (pid: number) => string | Error }

/** Claims the lock of the running process. Returns a function that releases it. */
export async function lockRun({ pidFile, cwd, refusal }: Claim) {
  const other = await findRunning({ pidFile, cwd })
  if (other !== undefined && other !== process.pid) {
    const refused = refusal(other)
    throw refused instanceof Error ? refused : new Error(refused)
  }
  await mkdir(dirname(pidFile), { recursive: true })
  await writeFile(pidFile, String(process.pid))

  return () => rm(pidFile, { force: true })
}

/** Returns the process in this file, if it still runs and its folder matches. */
export async function findRunning({ pidFile, cwd }: { pidFile: string; cwd: string }) {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''))
  if (!pid || !isAlive(pid)) return undefined

  return (await worksIn(pid, cwd)) ? pid : undefined
}

/**
 * Ends the process group that a killed starter left. Ids are reused, so the group must run in our
 * folder.
 */
export async function endOrphan({ pidFile, cwd }: { pidFile: string; cwd: string }) {
  const pid = await findRunning({ pidFile, cwd })
  if (pid !== undefined) await endGroup(pid, { grace: 3000 })
  await rm(pidFile, { force: true })
}

/** Stops a process group, and kills it after `grace` milliseconds. */
export async function endGroup(leader: number, { grace }: { grace: number }) {
  signalGroup(leader, 'SIGTERM')
  const deadline = Date.now() + grace
  while (isAlive(-leader) && Date.now() < deadline) await pause(50)
  signalGroup(leader, 'SIGKILL')
}

export function signalGroup(leader: number, signal: NodeJS.Signals) {
  try {
    process.kill(-leader, signal)
  } catch {
    // The whole group is already gone.
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function worksIn(pid: number, cwd: string) {
  if (existsSync('/proc/self/cwd')) return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cwd
  const { stdout } = await execa({ reject: false })`lsof -a -p ${pid} -d cwd -Fn`

  return stdout.split('\n').includes(`n${cwd}`)
}
