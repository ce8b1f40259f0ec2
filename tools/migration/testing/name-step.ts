import type { Socket } from 'node:net'

/** Statements that a connection has prepared, by their names, and what it said last. */
type Said = { prepared: Map<string, string>; last: string }

const connections = new WeakMap<Socket, Said>()
const onDisk: Said = { prepared: new Map(), last: 'nothing' }

/**
 * What a process says to a database or a disk, without the values in it, and what it had said there just before: the same in
 * every run, and the same for each row of a loop but the first.
 */
export function nameStep(where: Socket | undefined, said: unknown[]): string {
  const before = where ? saidOn(where) : onDisk
  const now = where ? nameOf(said[0], before.prepared) : fileOf(String(said[0]))
  const name = `${before.last} > ${now}`
  before.last = now

  return name
}

function saidOn(connection: Socket): Said {
  const said = connections.get(connection) ?? { prepared: new Map(), last: 'nothing' }
  connections.set(connection, said)

  return said
}

function nameOf(written: unknown, prepared: Said['prepared']) {
  if (!Buffer.isBuffer(written)) return withoutValues(String(written).split('\r\n', 1)[0] ?? '')
  const messages = [...messagesIn(written)].map(({ type, body }) => {
    const [first = '', second = ''] = body.toString('latin1').split('\0')
    if (type === 'P') prepared.set(first, second)
    if (type === 'P') return `prepare ${second}`
    if (type === 'B') return `run ${prepared.get(second) ?? ''}`
    if (type === 'Q') return first

    return type
  })
  const telling = messages.filter((message) => message.length > 1)

  return withoutValues((telling.length > 0 ? telling : messages).join('; '))
}

/** As PostgreSQL's protocol frames them; what is framed otherwise opens a connection. */
function* messagesIn(written: Buffer) {
  for (let at = 0; at + 5 <= written.length; ) {
    const [type, length] = [String.fromCharCode(written[at] ?? 0), written.readUInt32BE(at + 1)]
    if (!/[a-z]/i.test(type)) return
    yield { type, body: written.subarray(at + 5, at + 1 + length) }
    at += 1 + length
  }
}

/** What an object store puts is alike until it has its name, whatever it will be. */
const fileOf = (path: string) =>
  path.endsWith('.part') ? 'a part' : withoutValues(path.split('/').slice(-2).join('/'))

/** Numbers, ids and hashes, and how many values a list has. */
const withoutValues = (text: string) =>
  text
    .replaceAll(/[0-9a-f]*\d[0-9a-f]*/gi, '#')
    .replaceAll(/\W*#\W*/g, '#')
    .replaceAll(/(?:default\W*)+/g, 'default ')
    .replaceAll(/\s+/g, ' ')
    .trim()
