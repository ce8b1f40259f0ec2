import type { Environment } from '../environment'
import { fetchWhole } from '../fetch-whole'

/** The controls that a scenario may need. */
export const CONTROLS = ['ramai', 'pasar', 'kasir', 'devControl'] as const

export type ControlName = (typeof CONTROLS)[number]

/** An address that obeys a caller with its key, in a demo only. */
export type Control = { name: ControlName; address: string; key: string }

/** Null without a key. */
export type Controls = Record<ControlName, Control | null>

export function listControls(environment: Environment): Controls {
  const control = (name: ControlName, address: string, key: string) => (address && key ? { name, address, key } : null)

  return {
    ramai: control('ramai', environment.WALKTHROUGH_RAMAI_ADDRESS, environment.WALKTHROUGH_RAMAI_DEMO_KEY),
    pasar: control('pasar', environment.WALKTHROUGH_PASAR_ADDRESS, environment.WALKTHROUGH_PASAR_DEMO_KEY),
    kasir: control('kasir', environment.WALKTHROUGH_KASIR_ADDRESS, environment.WALKTHROUGH_KASIR_SIMULATION_KEY),
    devControl: control(
      'devControl',
      environment.WALKTHROUGH_DEV_CONTROL_ADDRESS,
      environment.WALKTHROUGH_DEV_CONTROL_KEY,
    ),
  }
}

/** Dev control: stops systems, breaks rules and runs the evidence. Only `npm start` provides it. */
export const findDevControl = (environment: Environment): Control | null =>
  environment.DEMO_MODE ? listControls(environment).devControl : null

export class ControlUnavailable extends Error {
  constructor(readonly control: ControlName) {
    super(`There is no key for the control of ${control}.`)
  }
}

/** @throws {ControlUnavailable} when the walkthrough was given no key for it. */
export function getControlOrThrow(controls: Controls, name: ControlName): Control {
  const control = controls[name]
  if (!control) throw new ControlUnavailable(name)

  return control
}

const TIMEOUT_MS = 10_000

type ControlRequest = {
  path: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: object
  /** The time limit of the whole response; null for a stream without a limit. */
  timeoutMs?: number | null
}

export function callControl(
  { address, key }: Control,
  { path, method = 'GET', body, timeoutMs = TIMEOUT_MS }: ControlRequest,
): Promise<Response> {
  const url = new URL(path, address)
  const request: RequestInit = {
    method,
    body: body && JSON.stringify(body),
    redirect: 'manual',
    cache: 'no-store',
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
  }

  return timeoutMs === null ? fetch(url, request) : fetchWhole(url, { ...request, timeoutMs })
}
