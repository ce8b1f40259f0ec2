import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DatabaseProtocol } from './database-protocol'

const message = (type: string, body: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(4 + body.length)

  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)])
}
const startup = message('', 'user\0pasar\0\0')
const authenticated = message('R', '\0\0\0\0')
const [ready, inTransaction] = [message('Z', 'I'), message('Z', 'T')]
const row = message('D', 'Z\0\0\0\x05I')
const query = message('Q', 'select 1\0')
const sync = message('S', '')

/** A connection that is ready for statements. */
function connected() {
  const protocol = new DatabaseProtocol()
  protocol.send(startup)
  protocol.receive(Buffer.concat([authenticated, ready]))

  return protocol
}

test('an answer is due from the statement to ReadyForQuery', () => {
  const protocol = connected()
  const due = [protocol.isAnswerDue]

  for (const step of [
    () => protocol.send(query),
    () => protocol.receive(row),
    () => protocol.receive(ready),
    () => protocol.send(Buffer.concat([message('P', 'select 1\0'), message('H', '')])),
    () => protocol.receive(message('1', '')),
    () => protocol.send(sync),
    () => protocol.receive(ready),
  ]) {
    step()
    due.push(protocol.isAnswerDue)
  }

  expect(due).toEqual([false, true, true, false, true, true, true, false])
})

test('the second of two statements stays due after the answer to the first', () => {
  const protocol = connected()

  protocol.send(Buffer.concat([query, query]))
  protocol.receive(ready)

  expect(protocol.isAnswerDue).toBe(true)
})

test('during a COPY from the client no answer is due until its end', () => {
  const protocol = connected()
  protocol.send(query)
  protocol.receive(message('G', '\0\0\0'))
  protocol.send(message('d', 'a row'))
  expect([protocol.isAnswerDue, protocol.isIdle]).toEqual([false, false])

  protocol.send(message('c', ''))

  expect(protocol.isAnswerDue).toBe(true)
})

test('between two batches of a cursor no answer is due', () => {
  const protocol = connected()
  protocol.send(Buffer.concat([message('E', '\0\0\0\0\x01'), message('H', '')]))

  protocol.receive(Buffer.concat([row, message('s', '')]))

  expect(protocol.isAnswerDue).toBe(false)
})

test('an open transaction is not idle', () => {
  const protocol = connected()
  protocol.send(query)

  protocol.receive(inTransaction)

  expect([protocol.isAnswerDue, protocol.isIdle]).toEqual([false, false])
})

test('the client receives every byte but the answer to the question, however the bytes are cut', () => {
  const notification = message('A', 'news\0')
  const bytes = Buffer.concat([notification, ready, row, row, ready, notification])
  const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }))

  fc.assert(
    fc.property(cuts, (places) => {
      const protocol = connected()
      protocol.ask()
      protocol.send(query)
      const edges = [0, ...places.toSorted((one, other) => one - other), bytes.length]
      const chunks = edges.slice(1).map((to, index) => bytes.subarray(edges[index], to))

      const received = Buffer.concat(chunks.flatMap((chunk) => protocol.receive(chunk)))

      expect(received).toEqual(Buffer.concat([notification, row, row, ready, notification]))
      expect(protocol.isIdle).toBe(true)
    }),
  )
})
