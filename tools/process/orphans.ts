import { existsSync } from 'node:fs'
import { mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { execa } from 'execa'

type Claim = { pidFile: string; cwd: string; refusal: (pid: number) => string | Error }

/** Makes this process the one that runs here; gives back how to step down. */
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

/** The process that this file names, if it still runs and is still the one that was meant. */
export async function findRunning({ pidFile, cwd }: { pidFile: string; cwd: string }) {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''))
  if (!pid || !isAlive(pid)) return undefined

  return (await worksIn(pid, cwd)) ? pid : undefined
}

/** Ends the process group that a killed starter left behind. Numbers are reused, so it must work in our folder. */
export async function endOrphan({ pidFile, cwd }: { pidFile: string; cwd: string }) {
  const pid = await findRunning({ pidFile, cwd })
  if (pid !== undefined) await endGroup(pid, { grace: 3000 })
  await rm(pidFile, { force: true })
}

/** Asks a process group to end, and ends it when it has not after `grace` milliseconds. */
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
    // The whole group is gone, which is what we want.
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
