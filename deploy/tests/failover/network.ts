import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { execa, execaSync } from 'execa'
import { root } from '../../../tools/dev/systems/systems'

/** Only the namespaces have these addresses, so all clones can use the same. */
export const NETWORK = '10.77.0.0/24'
const FRONT = '10.77.0.1'
export const ADDRESSES = ['10.77.0.11', '10.77.0.12', '10.77.0.13']

/** Names are shared on the machine, so each clone has a prefix. */
export const prefix = `pasar-${createHash('sha256').update(root).digest('hex').slice(0, 6)}`

/** HAProxy's namespace: the bridge, with the proxy's own address on it. */
export const frontNamespace = `${prefix}-front`
export const namespaceOf = (number: number) => `${prefix}-host${number}`

const everyNamespace = [frontNamespace, ...ADDRESSES.map((_, index) => namespaceOf(index + 1))]

/** Creates a bridge in a namespace of its own, with three hosts connected to it. */
export async function makeNetwork() {
  for (const name of everyNamespace) {
    await execa`ip netns add ${name}`
    await execa`ip -n ${name} link set lo up`
  }
  await execa`ip -n ${frontNamespace} link add bridge type bridge`
  await execa`ip -n ${frontNamespace} addr add ${`${FRONT}/24`} dev bridge`
  await execa`ip -n ${frontNamespace} link set bridge up`
  for (const [index, address] of ADDRESSES.entries()) {
    const number = index + 1
    const [namespace, plug] = [namespaceOf(number), plugOf(number)]
    await execa`ip -n ${namespace} link add eth0 type veth peer name ${plug} netns ${frontNamespace}`
    await execa`ip -n ${frontNamespace} link set ${plug} master bridge up`
    await execa`ip -n ${namespace} addr add ${`${address}/24`} dev eth0`
    await execa`ip -n ${namespace} link set eth0 up`
  }
}

const plugOf = (number: number) => `host${number}`

export const unplug = (number: number) => execa`ip -n ${frontNamespace} link set ${plugOf(number)} down`
export const plugIn = (number: number) => execa`ip -n ${frontNamespace} link set ${plugOf(number)} up`

/** Signals every process on a host, whatever started it. Returns their number. */
export function signalNamespace(namespace: string, signal: NodeJS.Signals): number {
  const pids = execaSync({ reject: false })`ip netns pids ${namespace}`.stdout.split('\n').filter(Boolean).map(Number)
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended meanwhile.
    }
  }

  return pids.length
}

/**
 * A stopped process does not react to SIGTERM, and a forking one may have a child that we missed.
 */
export function killNamespace(namespace: string) {
  while (signalNamespace(namespace, 'SIGKILL') > 0);
}

/**
 * Ends the processes in our namespaces, removes the namespaces, and detaches the disks under a
 * folder, including those of a killed run. Synchronous, because an exiting process calls it.
 */
export function removeEverything(folder: string) {
  for (const name of everyNamespace) {
    killNamespace(name)
    execaSync({ reject: false })`ip netns del ${name}`
  }
  const mounted = execaSync`findmnt -rn -o TARGET`.stdout.split('\n')
  for (const target of mounted) if (target.startsWith(`${folder}/`)) execaSync({ reject: false })`umount -l ${target}`
  rmSync(folder, { recursive: true, force: true })
}
