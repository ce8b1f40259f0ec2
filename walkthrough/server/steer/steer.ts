import type { Control, ControlName, Controls } from './doors'

const PATIENCE = 10_000

export class NotSteerable extends Error {
  constructor(readonly control: ControlName) {
    super(`There is no key for the control of ${control}.`)
  }
}

/** @throws {NotSteerable} when the walkthrough was given no key for it. */
export function requireControl(controls: Controls, name: ControlName): Control {
  const control = controls[name]
  if (!control) throw new NotSteerable(name)

  return control
}

type Order = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body?: object; patience?: number }

/** One order to a control, with its key. */
export function steer(
  { address, key }: Control,
  { method, path, body, patience = PATIENCE }: Order,
): Promise<Response> {
  return fetch(new URL(path, address), {
    method,
    body: body && JSON.stringify(body),
    redirect: 'manual',
    cache: 'no-store',
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
    signal: AbortSignal.timeout(patience),
  })
}
