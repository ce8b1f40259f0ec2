import { readFile } from 'node:fs/promises'
import { listFamily, readCpu } from '../checkout/cpu'

/** CPU seconds until now, and memory: of a process and of the browser that it started. */
export async function readUsage(pid: number) {
  const [{ stage }, family] = await Promise.all([readCpu({ stage: [pid] }), listFamily(pid)])
  const memory = await Promise.all(family.filter((one) => one !== pid).map(megabytesOf))

  return {
    cpuSeconds: stage,
    server: Math.round(await megabytesOf(pid)),
    browser: Math.round(memory.reduce((sum, megabytes) => sum + megabytes, 0)),
  }
}

/** Shared memory is split between its processes. Only Linux reports it; elsewhere it is 0. */
async function megabytesOf(pid: number) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')

  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024
}
