import type { Socket } from 'node:net'

/** A connection's prepared statements by name, and the name of its last write. */
type Writes = { prepared: Map<string, string>; last: string }

const connections = new WeakMap<Socket, Writes>()
const onDisk: Writes = { prepared: new Map(), last: 'nothing' }

/**
 * Names a write to a database or a disk by its text without values and by the previous write. The
 * name is equal in every run, and for each row of a loop except the first.
 */
export function nameStep(where: Socket | undefined, written: unknown[]): string {
  const before = where ? writesOn(where) : onDisk
  const now = where ? nameOf(written[0], before.prepared) : fileOf(String(written[0]))
  const name = `${before.last} > ${now}`
  before.last = now

  return name
}

function writesOn(connection: Socket): Writes {
  const writes = connections.get(connection) ?? { prepared: new Map(), last: 'nothing' }
  connections.set(connection, writes)

  return writes
}

function nameOf(written: unknown, prepared: Writes['prepared']) {
  if (!Buffer.isBuffer(written)) return withoutValues(String(written).split('\r\n', 1)[0] ?? '')
  const messages = [...messagesIn(written)].map(({ type, body }) => {
    const [first = '', second = ''] = body.toString('latin1').split('\0')
    if (type === 'P') prepared.set(first, second)
    if (type === 'P') return `prepare ${second}`
    if (type === 'B') return `run ${prepared.get(second) ?? ''}`
    if (type === 'Q') return first

    return type
  })
  const longMessages = messages.filter((message) => message.length > 1)

  return withoutValues((longMessages.length > 0 ? longMessages : messages).join('; '))
}

/** Splits PostgreSQL's protocol into messages; other bytes open a connection. */
function* messagesIn(written: Buffer) {
  for (let at = 0; at + 5 <= written.length; ) {
    const [type, length] = [String.fromCharCode(written[at] ?? 0), written.readUInt32BE(at + 1)]
    if (!/[a-z]/i.test(type)) return
    yield { type, body: written.subarray(at + 5, at + 1 + length) }
    at += 1 + length
  }
}

/** Parts of an object store share one name until they are renamed. */
const fileOf = (path: string) =>
  path.endsWith('.part') ? 'a part' : withoutValues(path.split('/').slice(-2).join('/'))

/** Removes numbers, ids, hashes, and the lengths of lists. */
const withoutValues = (text: string) =>
  text
    .replaceAll(/[0-9a-f]*\d[0-9a-f]*/gi, '#')
    .replaceAll(/\W*#\W*/g, '#')
    .replaceAll(/(?:default\W*)+/g, 'default ')
    .replaceAll(/\s+/g, ' ')
    .trim()
