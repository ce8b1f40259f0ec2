import { z } from 'zod'

/**
 * A number as merchants write it: in JSON, or as decimal digits in a text. Not `true`, `"0x10"` or
 * `"1e3"`.
 */
export const decimal = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
])
