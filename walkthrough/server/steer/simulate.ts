import { hostOf } from '../system/host-of'
import type { WatchedSystem } from '../system/systems'
import { fetchAsVisitor } from '../visitor/fetch-as-visitor'

/** Kasir's own controls, which need no key: they are there only where it simulates. */
export function simulate(kasir: WatchedSystem, path: string, body: object = {}): Promise<Response> {
  return fetchAsVisitor({
    address: kasir.address,
    host: hostOf(kasir),
    path: `/_sim/${path}`,
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
}

export const readSimulation = (kasir: WatchedSystem, path: string): Promise<Response> =>
  fetchAsVisitor({ address: kasir.address, host: hostOf(kasir), path: `/_sim/${path}` })
