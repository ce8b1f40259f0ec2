import { randomBytes, randomInt } from 'node:crypto'
import { METHODS, type Method } from './methods'

/** No bank or store issues this prefix, so the number cannot be paid by mistake. */
const NOBODYS_PREFIX = '00000'

/**
 * Returns the code that a payer types or scans: as long as a real one, and never payable. A card
 * has none.
 */
export function newPayCode(method: Method): string | null {
  const { payCode } = METHODS[method]
  if (payCode === 'none') return null
  if (payCode === 'reference') return `KASIR-${randomBytes(8).toString('hex').toUpperCase()}`

  return NOBODYS_PREFIX + Array.from({ length: payCode - NOBODYS_PREFIX.length }, () => randomInt(10)).join('')
}

/**
 * Returns the code with the merchant's own digits: without those at the end that are too many, and
 * with zeros before those that are too few. Null: a method whose code the merchant cannot choose.
 */
export function ownPayCode(method: Method, digits: string): string | null {
  const { payCode, ownDigits } = METHODS[method]
  if (ownDigits === undefined || typeof payCode !== 'number') return null

  return digits.slice(0, ownDigits).padStart(payCode, '0')
}
