import { expect, test } from 'vitest'
import { readStageParts, type StagePart, writeStagePart } from './stage-message'

const parts: StagePart[] = [
  { message: { kind: 'place', system: 'ramai', unreachable: false }, picture: new Uint8Array() },
  { message: { kind: 'picture', system: 'ramai' }, picture: new Uint8Array([0xff, 0xd8, 0, 1, 2]) },
  { message: { kind: 'picture', system: 'pasar' }, picture: new Uint8Array([0xff, 0xd8, 9]) },
]

test.each([1, 7, 1000])('written messages are read again, in pieces of %i bytes', async (size) => {
  const bytes = parts.flatMap((part) => [...writeStagePart(part)])
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(new Uint8Array(bytes.slice(at, at + size)))
      controller.close()
    },
  })

  const read: StagePart[] = []
  for await (const part of readStageParts(pieces)) read.push(part)

  expect(read).toEqual(parts)
})
