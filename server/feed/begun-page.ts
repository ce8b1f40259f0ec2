import { type Cursor, readCursor, writeCursor } from './cursor'

/** A first page of which a document brought the beginning: the rest of it, and nothing twice. */
export type BegunPage = {
  /** Its newest post: what was published since is not of this page. */
  newest: Cursor
  shown: string[]
}

const WRITTEN = /^begun~([a-z\d.-]{1,400})~(.{1,120})$/

/** What a text names; undefined where it names no page that was begun, as for a place between two posts. */
export function readBegunPage(text: string | null | undefined): BegunPage | undefined {
  const [, shown = '', place] = WRITTEN.exec(text ?? '') ?? []
  const newest = readCursor(place)

  return newest && { newest, shown: shown.split('.') }
}

export const writeBegunPage = ({ newest, shown }: BegunPage) => `begun~${shown.join('.')}~${writeCursor(newest)}`
