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
    /** 0 means used up. */
    quota: z.int().min(0),
    /** Default: true. */
    onceABuyer: z.boolean().optional(),
    /** Default: true. */
    listed: z.boolean().optional(),
    /**
     * Relative to the day of issue, so that a demo always has one expired and one future voucher.
     */
    startsInDays: z.int().optional(),
    endsInDays: z.int(),
  })

export type SeedVoucher = z.infer<ReturnType<typeof voucher>>

/** @throws {Error} that names the file, the row and the problem. */
export const parseVouchers = (file: string, rows: unknown, shopIds: string[]) =>
  parseRows(file, rows, voucher(shopIds), ({ code }) => [code])

const wib = tz('Asia/Jakarta')

/** The start of a voucher without a start date. */
const SHOP_OPENED = new Date('2026-01-01T00:00:00Z')

/** The first and last day count in full, matching the dates shown beside the voucher. */
export function toVoucher({ startsInDays, endsInDays, ...voucher }: SeedVoucher, issuedAt: Date) {
  const inDays = (days: number) => addDays(issuedAt, days, { in: wib })

  return {
    ...voucher,
    startsAt: startsInDays === undefined ? SHOP_OPENED : new Date(startOfDay(inDays(startsInDays))),
    endsAt: new Date(endOfDay(inDays(endsInDays))),
  }
}
