import { type Cursor, readCursor, writeCursor } from './cursor'

/**
 * A first page whose first posts are in the document. The script loads the rest without repeating a
 * post.
 */
export type BegunPage = {
  /** The newest post of the page; posts published since then are not part of it. */
  newest: Cursor
  ids: string[]
}

const WRITTEN = /^begun~([a-z\d.-]{1,400})~(.{1,120})$/

/** Parses a begun page; undefined for any other text, such as a cursor. */
export function readBegunPage(text: string | null | undefined): BegunPage | undefined {
  const [, shownIds = '', place] = WRITTEN.exec(text ?? '') ?? []
  const newest = readCursor(place)

  return newest && { newest, ids: shownIds.split('.') }
}

export const writeBegunPage = ({ newest, ids }: BegunPage) => `begun~${ids.join('.')}~${writeCursor(newest)}`
