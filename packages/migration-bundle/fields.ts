import { z } from 'zod'

export const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** A sum of rupiah as text, because it may exceed the exact integers of JSON parsers. */
export const wholeNumber = z.string().regex(/^(0|-?[1-9]\d{0,30})$/)

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
