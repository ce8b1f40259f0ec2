import { partOf } from '../gateway/parse-object'
import { everyMethod, METHODS, type Method } from './methods'

/** The digits that a merchant chose for the codes of methods. */
export type OwnDigits = Partial<Record<Method, string>>

/**
 * Reads a merchant's digits for one method from a part of its request. Null: the gateway draws the
 * code.
 */
export function readOwnDigits(
  method: Method,
  { request, part }: { request: Record<string, unknown>; part: string },
  faults: string[],
): string | null {
  const { kind, ownDigits } = METHODS[method]
  if (ownDigits === undefined) return null
  const field = kind === 'bill' ? 'bill_key' : 'va_number'
  const value = partOf(request, part)[field]
  if (value === undefined || value === null || value === '') return null
  if (isDigits(value)) return value
  faults.push(`${part}.${field} must contain digits only`)

  return null
}

export const isDigits = (value: unknown): value is string => typeof value === 'string' && /^\d{1,255}$/.test(value)

/** Reads the digits for each method that a payment page offers. Null: none are chosen. */
export function readEveryOwnDigits(request: Record<string, unknown>, faults: string[]): OwnDigits | null {
  const chosen = everyMethod.flatMap((method) => {
    const digits = readOwnDigits(method, { request, part: method }, faults)

    return digits === null ? [] : [[method, digits] as const]
  })

  return chosen.length > 0 ? Object.fromEntries(chosen) : null
}
