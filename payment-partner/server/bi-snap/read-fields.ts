import { z } from 'zod'
import { parseObject, partOf } from '../gateway/parse-object'
import { BiSnapRefused } from './answer'
import { readTimestamp } from './timestamp'

export type Fields = Record<string, unknown>

export { partOf }

/** @throws {BiSnapRefused} if the body is no object. */
export const readFields = (text: string): Fields => {
  try {
    return parseObject(text)
  } catch {
    throw new BiSnapRefused('bad_request')
  }
}

const LONGEST = 64
const REFERENCE = /^[\w.~:-]+$/

/** @throws {BiSnapRefused} */
export function readReference(fields: Fields, name: string) {
  const value = readText(fields, name)
  if (value === undefined) throw new BiSnapRefused('missing_field', name)
  if (!REFERENCE.test(value)) throw new BiSnapRefused('invalid_field', name)

  return value
}

/** Undefined if the field is absent or empty. @throws {BiSnapRefused} */
export function readText(fields: Fields, name: string, longest = LONGEST) {
  const value = fields[name]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string' || value.length > longest) throw new BiSnapRefused('invalid_field', name)

  return value
}

const rupiah = z
  .string()
  .regex(/^\d{1,12}(\.0{1,2})?$/)
  .transform((text) => Number.parseInt(text, 10))
  .refine((value) => value > 0)

/**
 * A sum in whole rupiah. @throws {BiSnapRefused} naming a sum with decimals, below one, or too
 * long.
 */
export function readAmount(fields: Fields, name: string) {
  if (fields[name] === undefined || fields[name] === null) throw new BiSnapRefused('missing_field', name)
  const { value, currency } = partOf(fields, name)
  const amount = rupiah.safeParse(value)
  if (!amount.success) throw new BiSnapRefused('invalid_field', `${name}.value`)
  if (currency !== 'IDR') throw new BiSnapRefused('invalid_field', `${name}.currency`)

  return amount.data
}

type End = { now: Date; longestSeconds: number }

/** The end of the payment period, shortened to the method's longest. @throws {BiSnapRefused} */
export function readEnd(fields: Fields, name: string, { now, longestSeconds }: End) {
  if (fields[name] === undefined || fields[name] === null) return null
  const end = readTimestamp(fields[name])
  if (!end || end <= now) throw new BiSnapRefused('invalid_field', name)

  return new Date(Math.min(end.getTime(), now.getTime() + longestSeconds * 1000))
}

export const formatMoney = (amount: number) => ({ value: `${amount}.00`, currency: 'IDR' })
