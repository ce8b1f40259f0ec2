import { type Cursor, readCursor, writeCursor } from '../feed/cursor'

/** A position in a ranked feed: a stretch of consecutive posts, and which of them were shown. */
export type RankedCursor = {
  /** The newest post of the stretch. */
  from: Cursor
  /** A bit for each shown post of the stretch; the newest is the lowest bit. */
  shownBits: bigint
  /** The post that the feed began with, out of order. */
  began: string | undefined
}

/** Posts per stretch. New posts do not change the order by time, so a bit identifies a post. */
export const STRETCH = 60

const WRITTEN = /^ranked~([\da-f]{1,15})~([a-z\d-]{0,64})~(.{1,120})$/

/** Parses a ranked cursor; undefined for any other text, such as a cursor by time. */
export function readRankedCursor(text: string | null | undefined): RankedCursor | undefined {
  const [, bits = '', began, rest] = WRITTEN.exec(text ?? '') ?? []
  const from = readCursor(rest)

  return from && { from, shownBits: BigInt(`0x${bits}`), began: began || undefined }
}

export const writeRankedCursor = ({ from, shownBits, began }: RankedCursor) =>
  `ranked~${shownBits.toString(16)}~${began ?? ''}~${writeCursor(from)}`
