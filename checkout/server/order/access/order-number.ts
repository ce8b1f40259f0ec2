import { randomInt } from 'node:crypto'
import { z } from 'zod'

/** Nothing that is read for something else: no 0 and O, no 1, I and L, no U and V. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTWXYZ'
export const LENGTH = 12

/** Public, safe in any URL, and too many to guess. */
export const newOrderNumber = () =>
  `PSR-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`

/** As people type it: in small letters, and with spaces, as they read it out. */
export const orderNumber = z
  .string()
  .overwrite((typed) => typed.replaceAll(/\s/g, ''))
  .toUpperCase()
  .regex(new RegExp(`^PSR-[${LETTERS}]{${LENGTH}}$`))
