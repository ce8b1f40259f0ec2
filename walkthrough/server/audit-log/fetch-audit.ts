import type { WatchedSystem } from '../systems/systems'

/** Why a system's audit log cannot be read just now: no interface or no key, a wrong key, or the system is down. */
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

type FetchAudit = { system: WatchedSystem; path: string; signal?: AbortSignal; body?: object }

/**
 * One request with the auditor's key, to the audit interface of one system.
 * @throws {AuditUnavailable}
 */
export async function fetchAudit({ system, path, signal, body }: FetchAudit): Promise<Response> {
  if (!system.auditorKey) throw new AuditUnavailable('absent')
  const response = await fetch(new URL(path, system.address), {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: { authorization: `Bearer ${system.auditorKey}`, ...(body && { 'content-type': 'application/json' }) },
    redirect: 'manual',
    cache: 'no-store',
    signal: signal ?? AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause) => {
    throw new AuditUnavailable('down', cause)
  })
  if (response.status === 401) throw new AuditUnavailable('refused')
  if (!response.ok) throw new AuditUnavailable('absent')

  return response
}
