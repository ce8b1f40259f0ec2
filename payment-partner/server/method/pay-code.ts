import { randomBytes, randomInt } from 'node:crypto'
import { METHODS, type Method } from './methods'

/** Digits of the real numbers of a bank or store. */
const LENGTHS: Partial<Record<Method, number>> = { bri_va: 18, echannel: 13, indomaret: 14, alfamart: 15 }
const USUAL_LENGTH = 16

/** No bank or store issues this prefix, so the number cannot be paid by mistake. */
const NOBODYS_PREFIX = '00000'

/**
 * Returns the code that a payer types or scans: as long as a real one, and never payable. A card
 * has none.
 */
export function newPayCode(method: Method): string | null {
  const { kind } = METHODS[method]
  if (kind === 'card') return null
  if (kind === 'qr' || kind === 'ewallet') return `KASIR-${randomBytes(8).toString('hex').toUpperCase()}`

  const length = (LENGTHS[method] ?? USUAL_LENGTH) - NOBODYS_PREFIX.length

  return NOBODYS_PREFIX + Array.from({ length }, () => randomInt(10)).join('')
}
