import type { SystemName } from '../systems/systems'
import type { BrowserState } from './live-machine'

/** A message to a frame of the stage. A picture is followed by its JPEG. */
export type StageMessage =
  | { kind: 'picture'; system: SystemName }
  /** In which system the buyer is; `unreachable`: the browser asked for a page there and got none. */
  | { kind: 'place'; system: SystemName; unreachable: boolean }
  | { kind: 'browser'; state: BrowserState }
  /** When this presenter's buyer came: what crossed before was somebody else's. */
  | { kind: 'since'; at: string }
  /** The taps of this presenter's buyer, by `tapOf`: a token of another tap is another visitor's. */
  | { kind: 'taps'; taps: string[] }
  /** Where a scene that is played has its pointer; null when it has none. */
  | { kind: 'pointer'; at: PointerPlace | null }
  /** Nothing else was told for a while, and the stream still stands. */
  | { kind: 'alive' }

/** A point of the viewport. `pressed`: it presses there. */
export type PointerPlace = { system: SystemName; x: number; y: number; pressed: boolean }

export type StagePart = { message: StageMessage; picture: Uint8Array }

/** A newer part of the same kind takes the place of an older one. */
export const kindOf = ({ message }: StagePart) =>
  message.kind === 'picture' ? `picture of ${message.system}` : message.kind

/** A stream that told nothing for longer than the second has broken off. */
export const ALIVE_EVERY_MS = 5_000
export const SILENT_AFTER_MS = 15_000

const LENGTHS = 8

/** The lengths of both, four bytes each, then the message as JSON, then the picture. */
export function writeStagePart({ message, picture }: StagePart): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(message))
  const bytes = new Uint8Array(LENGTHS + json.length + picture.length)
  const lengths = new DataView(bytes.buffer)
  lengths.setUint32(0, json.length)
  lengths.setUint32(4, picture.length)
  bytes.set(json, LENGTHS)
  bytes.set(picture, LENGTHS + json.length)

  return bytes
}

/** The parts of a stream, which arrives in pieces of any size. */
export async function* readStageParts(stream: ReadableStream<Uint8Array>): AsyncGenerator<StagePart> {
  const reader = stream.getReader()
  let unread = new Uint8Array()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      unread = join(unread, value)
      for (let size = sizeOf(unread); size && unread.length >= size.end; size = sizeOf(unread)) {
        const message = JSON.parse(new TextDecoder().decode(unread.subarray(LENGTHS, size.picture)))
        yield { message, picture: unread.slice(size.picture, size.end) }
        unread = unread.slice(size.end)
      }
    }
  } finally {
    reader.releaseLock()
  }
}

function sizeOf(bytes: Uint8Array) {
  if (bytes.length < LENGTHS) return undefined
  const lengths = new DataView(bytes.buffer, bytes.byteOffset)
  const picture = LENGTHS + lengths.getUint32(0)

  return { picture, end: picture + lengths.getUint32(4) }
}

function join(one: Uint8Array, other: Uint8Array) {
  const joined = new Uint8Array(one.length + other.length)
  joined.set(one)
  joined.set(other, one.length)

  return joined
}
