import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { SystemName } from '@/server/systems/systems'
import { crossingOf } from '../live/crossing'

type ToCurl = {
  /** The origin of each system. */
  origins: Record<SystemName, string>
  /** Masks values that an audience may not see. */
  show: (value: unknown) => unknown
}

/**
 * The command that repeats a call between servers, with its headers. No log keeps its key, which
 * the shell's `SERVER_KEY` fills in, or its signature.
 */
export function toCurl(event: AuditEvent, { origins, show }: ToCurl): string | undefined {
  const crossing = crossingOf(event)
  const { method, path, body } = event.detail.message ?? {}
  if (crossing?.carrier !== 'server' || !method || !path) return undefined
  const data = body === undefined ? '' : ` -H 'content-type: application/json' -d ${quote(JSON.stringify(show(body)))}`

  const key = crossing.flow === 'F3' ? ' -u "$SERVER_KEY:"' : ''

  return `curl -X ${method} ${quote(`${origins[crossing.to]}${show(path)}`)}${key}${data}`
}

/** Quotes a text as one POSIX shell word. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
