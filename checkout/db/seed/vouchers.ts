import { tz } from '@date-fns/tz'
import { addDays, endOfDay, startOfDay } from 'date-fns'
import { z } from 'zod'
import { CATEGORIES, voucherKind } from '../schema'
import { parseRows } from './parse-rows'

const rupiah = z.int().positive()

const voucher = (shopIds: string[]) =>
  z.strictObject({
    code: z.string().regex(/^[A-Z0-9]+$/),
    kind: z.enum(voucherKind.enumValues),
    shopId: z.enum(shopIds).optional(),
    category: z.enum(CATEGORIES).optional(),
    amount: rupiah.optional(),
    percent: z.int().min(1).max(100).optional(),
    most: rupiah.optional(),
    minimum: z.int().min(0),
    /** None is left of one with 0. */
    quota: z.int().min(0),
    /** Without it, once. */
    onceABuyer: z.boolean().optional(),
    /** Without it, offered to everybody. */
    listed: z.boolean().optional(),
    /** Counted from the day of issue, so that a demo always has one that is over and one that begins later. */
    startsInDays: z.int().optional(),
    endsInDays: z.int(),
  })

export type SeedVoucher = z.infer<ReturnType<typeof voucher>>

/** @throws {Error} that names the file, the row and what is wrong with it. */
export const parseVouchers = (file: string, rows: unknown, shopIds: string[]) =>
  parseRows(file, rows, voucher(shopIds), ({ code }) => [code])

const wib = tz('Asia/Jakarta')

/** Of a voucher that does not say when it begins. */
const SHOP_OPENED = new Date('2026-01-01T00:00:00Z')

/** Its first and its last day count as a whole, as their dates are written beside it. */
export function toVoucher({ startsInDays, endsInDays, ...voucher }: SeedVoucher, issuedAt: Date) {
  const inDays = (days: number) => addDays(issuedAt, days, { in: wib })

  return {
    ...voucher,
    startsAt: startsInDays === undefined ? SHOP_OPENED : new Date(startOfDay(inDays(startsInDays))),
    endsAt: new Date(endOfDay(inDays(endsInDays))),
  }
}
