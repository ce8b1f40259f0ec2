import type { DevControlAccess } from '../../tools/dev/keys/control-access'
import type { SystemName } from '../../tools/dev/systems/systems'

/** A stopped system restarts by itself after this time, in case the check is killed. */
const STOPPED_SECONDS = 90

/** Stops the processes of `system`, does `work`, and restarts them in any case. */
export async function withSystemStopped<T>(
  devControl: DevControlAccess,
  system: SystemName,
  work: () => Promise<T>,
): Promise<T> {
  await post(devControl, `/systems/${system}/stop`, { seconds: STOPPED_SECONDS })
  try {
    return await work()
  } finally {
    await post(devControl, `/systems/${system}/start`)
  }
}

const post = (access: DevControlAccess, path: string, body?: object) => callDevControl(access, 'POST', path, body)

export async function callDevControl({ address, key }: DevControlAccess, method: string, path: string, body?: object) {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    body: body && JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`Dev control answered ${response.status} to ${path}: ${await response.text()}`)
}
