import { fetchWhole } from '../fetch-whole'
import type { WatchedSystem } from '../systems/systems'

/**
 * The reason for an unreadable audit log: no interface or key, a wrong key, or a system that is
 * down.
 */
export type UnavailableReason = 'absent' | 'refused' | 'down'

export class AuditUnavailable extends Error {
  constructor(
    readonly why: UnavailableReason,
    cause?: unknown,
  ) {
    super(`The audit log cannot be read: ${why}.`, { cause })
  }
}

const TIMEOUT_MS = 4000

type FetchAudit = {
  system: WatchedSystem
  path: string
  /** Ends a stream. Without it the response is read whole, within the time limit. */
  signal?: AbortSignal
  body?: object
}

/**
 * One request with the auditor's key, to the audit interface of one system.
 * @throws {AuditUnavailable}
 */
export async function fetchAudit({ system, path, signal, body }: FetchAudit): Promise<Response> {
  if (!system.auditorKey) throw new AuditUnavailable('absent')
  const address = new URL(path, system.address)
  const request: RequestInit = {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: { authorization: `Bearer ${system.auditorKey}`, ...(body && { 'content-type': 'application/json' }) },
    redirect: 'manual',
    cache: 'no-store',
  }
  const fetching = signal
    ? fetch(address, { ...request, signal })
    : fetchWhole(address, { ...request, timeoutMs: TIMEOUT_MS })
  const response = await fetching.catch((cause) => {
    throw new AuditUnavailable('down', cause)
  })
  if (response.status === 401) throw new AuditUnavailable('refused')
  if (!response.ok) throw new AuditUnavailable('absent')

  return response
}
