import { createHash } from 'node:crypto'

const LINE_END = 10
const TAB = 9
const MINUS = 45
const ZERO = 48

/** The manifest's measurements of a chunk's rows before compression. */
export type Measure = { rows: number; sum: string; first: number; last: number; bytes: number; sha256: string }

/**
 * @throws {Error} in one sentence when keys do not rise, or when a key or an amount is not an
 * integer.
 */
export type RowMeter = { add: (piece: Uint8Array) => void; rows: () => number; result: () => Measure }

/**
 * Counts, sums and hashes rows as bytes: a chunk may hold hundreds of thousands, and decoding each
 * to text would cost more than everything else. Reads only the first two cells, which are the key
 * and the amount.
 */
export function createRowMeter(hasAmount: boolean): RowMeter {
  const hash = createHash('sha256')
  let bytes = 0
  let rows = 0
  let first = 0
  let last = 0
  let sum = 0n
  /** A sum that is exact as a number. It is added to the total before it could exceed that. */
  let partial = 0
  let column = 0
  let value = 0
  let negative = false
  let digits = 0

  function endCell() {
    if (column === 0) {
      if (digits === 0 || negative || value <= last) throw new Error('A chunk’s keys must be whole numbers that rise.')
      if (rows === 0) first = value
      last = value
    } else if (column === 1 && hasAmount) {
      if (digits === 0) throw new Error('A chunk’s amounts must be whole numbers.')
      partial += negative ? -value : value
      if (partial > CARRY || partial < -CARRY) carry()
    }
    value = 0
    digits = 0
    negative = false
  }

  function carry() {
    sum += BigInt(partial)
    partial = 0
  }

  function add(piece: Uint8Array) {
    hash.update(piece)
    bytes += piece.length
    const behindAmount = hasAmount ? 2 : 1
    for (let at = 0; at < piece.length; at += 1) {
      if (column >= behindAmount) {
        const end = piece.indexOf(LINE_END, at)
        if (end === -1) return
        at = end
        column = 0
        rows += 1
        continue
      }
      const byte = piece[at] ?? 0
      if (byte === LINE_END) {
        endCell()
        column = 0
        rows += 1
      } else if (byte === TAB) {
        endCell()
        column += 1
      } else if (byte === MINUS && digits === 0) negative = true
      else if (byte >= ZERO && byte < ZERO + 10 && digits < MOST_DIGITS) {
        value = value * 10 + byte - ZERO
        digits += 1
      } else throw new Error('A chunk’s keys and amounts must be whole numbers.')
    }
  }

  return {
    add,
    rows: () => rows,
    result: () => {
      if (column !== 0 || digits !== 0) throw new Error('A chunk must end with the end of a row.')
      carry()
      return { rows, sum: sum.toString(), first, last, bytes, sha256: hash.copy().digest('hex') }
    },
  }
}

/** A number holds fifteen digits exactly, and the sum of eight such amounts too. */
const MOST_DIGITS = 15
const CARRY = 10 ** MOST_DIGITS
