import { z } from 'zod'
import type { Item } from '@/db/schema'
import { decimal } from '../gateway/decimal'

export const LONGEST_ORDER_ID = 50
const LONGEST_NAME = 50

// Spaces and colons are allowed as in the real gateway, though spaces break `/v2/{id}` for the
// merchant.
const ORDER_ID = /^[\w.~: -]+$/

export function readDetails(details: Record<string, unknown>, faults: string[]) {
  const grossAmount = readGrossAmount(details.gross_amount, faults)
  const orderId = readOrderId(details.order_id, faults)

  return { orderId, grossAmount }
}

function readGrossAmount(value: unknown, faults: string[]) {
  const about = 'transaction_details.gross_amount'
  if (isBlank(value)) faults.push(`${about} is required`)

  const read = isBlank(value) ? undefined : decimal.safeParse(value).data
  if (read === undefined) faults.push(`${about} is not a number`)
  else if (read < 0.01) faults.push(`${about} must be greater than or equal to 0.01`)
  else if (!Number.isSafeInteger(read)) faults.push(`${about} must be an integer`)

  return read ?? 0
}

function readOrderId(value: unknown, faults: string[]) {
  const about = 'transaction_details.order_id'
  const orderId = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (isBlank(orderId)) faults.push(`${about} is required`)
  else if (orderId.length > LONGEST_ORDER_ID) faults.push(`${about} is too long (maximum is 50 characters)`)
  else if (!ORDER_ID.test(orderId)) faults.push(`${about} is invalid`)

  return orderId
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const item = z.object({
  // Payers read it: null must not become the word "null".
  name: z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1)),
  price: decimal.pipe(z.int()),
  quantity: decimal.pipe(z.int().positive()),
})

/** Items are optional. They must add up to the amount; a discount is a negative item. */
export function readItems(value: unknown, grossAmount: number, faults: string[]): Item[] {
  if (value === undefined || value === null) return []

  const items = z.array(item).safeParse(value)
  if (!items.success) {
    faults.push(...items.error.issues.map(({ path }) => `${['item_details', ...path].join('.')} is invalid`))
    return []
  }
  if (items.data.some(({ name }) => name.length > LONGEST_NAME))
    faults.push('item_details.name is too long (maximum is 50 characters)')

  const sum = items.data.reduce((total, { price, quantity }) => total + price * quantity, 0)
  if (items.data.length > 0 && sum !== grossAmount)
    faults.push('transaction_details.gross_amount is not equal to the sum of item_details')

  return items.data
}
