import { type Cursor, readCursor, writeCursor } from '../feed/cursor'

/** A place in a feed that is ordered by interests: a stretch of consecutive posts, and what of it was shown. */
export type RankedCursor = {
  /** The newest post of the stretch. */
  from: Cursor
  /** Which posts of the stretch were shown: a bit each, the newest lowest. */
  shown: bigint
  /** The post that the feed began with, shown out of its turn. */
  began: string | undefined
}

/** Posts of a stretch. Their order by time does not change while posts are added, so a bit stands for a post. */
export const STRETCH = 60

const WRITTEN = /^ranked~([\da-f]{1,15})~([a-z\d-]{0,64})~(.{1,120})$/

/** The place that a text names; undefined where it names none, as for a cursor of the feed by time. */
export function readRankedCursor(text: string | null | undefined): RankedCursor | undefined {
  const [, shown = '', began, rest] = WRITTEN.exec(text ?? '') ?? []
  const from = readCursor(rest)

  return from && { from, shown: BigInt(`0x${shown}`), began: began || undefined }
}

export const writeRankedCursor = ({ from, shown, began }: RankedCursor) =>
  `ranked~${shown.toString(16)}~${began ?? ''}~${writeCursor(from)}`
