import { randomInt } from 'node:crypto'
import { LENGTH, LETTERS } from '../input'

/** Public, safe in any URL, and too many to guess. */
export const newOrderNumber = () =>
  `PSR-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
