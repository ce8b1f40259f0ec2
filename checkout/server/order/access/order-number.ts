import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { toReference } from '@/i18n/as-typed'

/** Nothing that is read for something else: no 0 and O, no 1, I and L, no U and V. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const LENGTH = 12

/** Public, safe in any URL, and too many to guess. */
export const newOrderNumber = () =>
  `PSR-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`

export const orderNumber = z
  .string()
  .overwrite(toReference)
  .regex(new RegExp(`^PSR-[${LETTERS}]{${LENGTH}}$`))
