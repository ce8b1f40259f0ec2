import { WIB_OFFSET_HOURS } from '../gateway/format'

/** `2026-11-24T18:11:08+07:00` */
export function formatTimestamp(instant: Date) {
  const moved = new Date(instant.getTime() + WIB_OFFSET_HOURS * 3_600_000)

  return `${moved.toISOString().slice(0, 19)}+07:00`
}

const TIMESTAMP = /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

/** Undefined if it is no moment with its offset. */
export function readTimestamp(text: unknown): Date | undefined {
  const instant = typeof text === 'string' && TIMESTAMP.test(text) ? new Date(text) : undefined

  return instant && !Number.isNaN(instant.getTime()) ? instant : undefined
}
