import type { WatchedSystem } from './systems'

/** Why a system's trail cannot be read just now. */
export type Unread = 'absent' | 'refused' | 'down'

export class TrailUnread extends Error {
  constructor(
    readonly why: Unread,
    cause?: unknown,
  ) {
    super(`The trail cannot be read: ${why}.`, { cause })
  }
}

const PATIENCE = 4000

type AskAuditor = { system: WatchedSystem; path: string; signal?: AbortSignal }

/**
 * One request with the auditor's key, to the audit interface of one system.
 * @throws {TrailUnread} when there is no such interface, no such key, or nobody there.
 */
export async function askAuditor({ system, path, signal }: AskAuditor): Promise<Response> {
  if (!system.auditorKey) throw new TrailUnread('absent')
  const answer = await knock({ system, path, signal })
  if (answer.status === 401) throw new TrailUnread('refused')
  if (!answer.ok) throw new TrailUnread('absent')

  return answer
}

async function knock({ system, path, signal }: AskAuditor) {
  try {
    return await fetch(new URL(path, system.address), {
      headers: { authorization: `Bearer ${system.auditorKey}` },
      redirect: 'manual',
      cache: 'no-store',
      signal: signal ?? AbortSignal.timeout(PATIENCE),
    })
  } catch (cause) {
    throw new TrailUnread('down', cause)
  }
}
