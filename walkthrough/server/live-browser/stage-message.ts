import type { SystemName } from '../systems/systems'
import type { BrowserState } from './live-machine'

/** A message to a frame of the stage. A picture is followed by its JPEG. */
export type StageMessage =
  | { kind: 'picture'; system: SystemName }
  /** The buyer's system; `unreachable`: the system did not answer with a page. */
  | { kind: 'place'; system: SystemName; unreachable: boolean }
  | { kind: 'browser'; state: BrowserState }
  /** When this presenter's buyer started: earlier crossings belong to other visitors. */
  | { kind: 'since'; at: string }
  /** The taps of this presenter's buyer, by `tapOf`; other tokens belong to other visitors. */
  | { kind: 'taps'; taps: string[] }
  /** The position of the scene's pointer; null without one. */
  | { kind: 'pointer'; at: PointerPlace | null }
  /** A keep-alive message. */
  | { kind: 'alive' }

/** A point of the viewport. `pressed`: it presses there. */
export type PointerPlace = { system: SystemName; x: number; y: number; pressed: boolean }

export type StagePart = { message: StageMessage; picture: Uint8Array }

/** A newer message of the same kind replaces an older one. */
export const kindOf = ({ message }: StagePart) =>
  message.kind === 'picture' ? `picture of ${message.system}` : message.kind

/** The keep-alive interval, and the silence after which a stream counts as broken. */
export const ALIVE_EVERY_MS = 5_000
export const SILENT_AFTER_MS = 15_000

const LENGTHS = 8

/** Encodes both lengths as four bytes each, then the message as JSON, then the picture. */
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

/** Decodes a stream, which arrives in pieces of any size. */
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
