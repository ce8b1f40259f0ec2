import { remember } from '@epic-web/remember'
import type { Mail } from '@jembatan/platform/mail'

const NEWEST = 100

export type StoredMail = Mail & { memberId: string; at: Date }

// Shared through the process, because Next bundles pages and actions separately.
const memory = remember('ramaiOutbox', (): { ramaiOutbox?: StoredMail[] } => ({}))

/**
 * Stores a demo's email in memory, where a page shows it, newest first, until the process ends.
 */
export function keepInOutbox(mail: Omit<StoredMail, 'at'>) {
  memory.ramaiOutbox = [{ ...mail, at: new Date() }, ...(memory.ramaiOutbox ?? [])].slice(0, NEWEST)
}

/** Returns the emails to these members. */
export const listOutbox = (memberIds: string[]) =>
  (memory.ramaiOutbox ?? []).filter(({ memberId }) => memberIds.includes(memberId))
