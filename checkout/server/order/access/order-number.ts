import { randomInt } from 'node:crypto'
import { LENGTH, LETTERS } from '../input'

/** Public, URL-safe, and too long to guess. */
export const newOrderNumber = () =>
  `PSR-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
