import { hostOf, type WatchedSystem } from '../systems/systems'
import { fetchAsBrowser } from '../visitor/visitor'

/** Kasir's own controls, which need no key: they are there only where it simulates. */
export const postSimulation = (kasir: WatchedSystem, path: string, body: object = {}): Promise<Response> =>
  fetchAsBrowser({
    address: kasir.address,
    host: hostOf(kasir),
    path: `/_sim/${path}`,
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

export const readSimulation = (kasir: WatchedSystem, path: string): Promise<Response> =>
  fetchAsBrowser({ address: kasir.address, host: hostOf(kasir), path: `/_sim/${path}` })
