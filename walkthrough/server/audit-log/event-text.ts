import { createHmac, randomBytes } from 'node:crypto'
import { remember } from '@epic-web/remember'
import type { AuditEvent } from './audit-event'

/** The reader of an event: a presenter, or anybody who opens the console. */
export type Reader = 'presenter' | 'anybody'

const ORDER_NUMBER = /PSR-[0-9A-Z]+/g

// Next's bundle and the web server's are apart; an order must have one hash in both.
const singleton = remember('jembatanEventText', () => ({
  secret: randomBytes(32),
  texts: { presenter: new WeakMap<AuditEvent, string>(), anybody: new WeakMap<AuditEvent, string>() },
}))

/**
 * Returns the event as JSON, written once for all windows. Only presenters read the numbers of
 * orders: anybody else reads a hash of each, which still tells one order from another.
 */
export function toText(event: AuditEvent, reader: Reader): string {
  const before = singleton.texts[reader].get(event)
  if (before !== undefined) return before
  const text = reader === 'presenter' ? JSON.stringify(event) : toText(event, 'presenter').replace(ORDER_NUMBER, hashOf)
  singleton.texts[reader].set(event, text)

  return text
}

const hashOf = (number: string) =>
  `PSR-#${createHmac('sha256', singleton.secret).update(number).digest('hex').slice(0, 8).toUpperCase()}`
