import type { Environment } from '../environment'

/** Who can stop a system, break a control on purpose and run the evidence; only where the launcher runs everything. */
export type DevControl = { address: string; key: string }

export function findDevControl(environment: Environment): DevControl | null {
  const { DEMO_MODE, WALKTHROUGH_DEV_CONTROL_ADDRESS: address, WALKTHROUGH_DEV_CONTROL_KEY: key } = environment

  return DEMO_MODE && address && key ? { address, key } : null
}

export class DevControlUnreachable extends Error {
  constructor(cause: unknown) {
    super('Dev control does not answer.', { cause })
  }
}

type DevControlRequest = { devControl: DevControl; path: string; method?: string; body?: object; signal?: AbortSignal }

/** @throws {DevControlUnreachable} when nobody is at that door any more. */
export async function callDevControl({
  devControl,
  path,
  method = 'GET',
  body,
  signal,
}: DevControlRequest): Promise<Response> {
  const { address, key } = devControl
  try {
    return await fetch(new URL(path, address), {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
      redirect: 'manual',
      cache: 'no-store',
      signal,
    })
  } catch (cause) {
    throw new DevControlUnreachable(cause)
  }
}
