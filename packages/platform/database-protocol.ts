/** Types of messages (PostgreSQL's documentation, *Message Formats*). The client's first has none. */
const [FIRST, QUERY, SYNC, COPY_DONE, COPY_FAIL] = ['\0', 'Q', 'S', 'c', 'f']
/** Parse, Bind, Describe, Execute, Close and Flush. */
const UNSYNCED = new Set(['P', 'B', 'D', 'E', 'C', 'H'])
const [READY, SUSPENDED, COPY_IN, COPY_BOTH] = ['Z', 's', 'G', 'W']

const IDLE = 'I'
const SYNC_MESSAGE = Buffer.from([SYNC.charCodeAt(0), 0, 0, 0, 4])

/**
 * Follows a connection's messages in both directions, and knows whether the server owes an answer.
 * A statement is answered by ReadyForQuery, and so is the Sync message that asks whether the server
 * is still there. The client never sees the answer to that.
 */
export class DatabaseProtocol {
  readonly #sent = new MessageReader()
  readonly #received = new MessageReader()
  #isFirst = true
  /** ReadyForQuery messages that are outstanding. */
  #outstanding = 0
  /** The client has sent messages of a statement, and no Sync yet. */
  #isUnsynced = false
  #isCopying = false
  #isAsking = false
  #isIdle = false

  /** The server must speak next. In a COPY from the client it is the client. */
  get isAnswerDue() {
    return (this.#outstanding > 0 || this.#isUnsynced) && !this.#isCopying
  }

  /** The question whether the server is there is outstanding. */
  get isAsking() {
    return this.#isAsking
  }

  /** The server waits for a statement, and is in no transaction. */
  get isIdle() {
    return this.#isIdle && !this.isAnswerDue && !this.#isCopying
  }

  /** Call only while `isIdle`. Returns the message to send. */
  ask(): Buffer {
    this.#isAsking = true
    this.#outstanding += 1

    return SYNC_MESSAGE
  }

  /** Takes what the client sends. */
  send(chunk: Buffer) {
    const message = this.#isFirst ? Buffer.concat([Buffer.from(FIRST), chunk]) : chunk
    this.#isFirst = false
    this.#sent.read(message, (type) => {
      if (type === COPY_DONE || type === COPY_FAIL) this.#isCopying = false
      else if (type === FIRST || type === QUERY || type === SYNC) {
        this.#outstanding += 1
        this.#isUnsynced = false
      } else if (UNSYNCED.has(type)) this.#isUnsynced = true

      return true
    })
  }

  /** Takes what the server sends. Returns what the client receives of it. */
  receive(chunk: Buffer): Buffer[] {
    return this.#received.read(chunk, (type, status) => {
      if (type === SUSPENDED) this.#isUnsynced = false
      if (type === COPY_IN || type === COPY_BOTH) this.#isCopying = true
      if (type !== READY) return true
      this.#outstanding -= 1
      this.#isCopying = false
      this.#isIdle = status === IDLE
      const isForClient = !this.#isAsking
      this.#isAsking = false

      return isForClient
    })
  }
}

const TYPE_AND_LENGTH = 5

/** Finds the messages in a stream of bytes: a type, a length that counts itself, and a body. */
class MessageReader {
  /** An incomplete beginning of a message. */
  #beginning = Buffer.alloc(0)
  /** The bytes of the last message's body that are still to come. */
  #remaining = 0

  /**
   * Calls back with each message's type, and with the first character of ReadyForQuery's body. That
   * message is left out of the result where the callback returns false.
   */
  read(chunk: Buffer, onMessage: (type: string, status: string) => boolean): Buffer[] {
    const bytes = this.#beginning.length > 0 ? Buffer.concat([this.#beginning, chunk]) : chunk
    const parts: Buffer[] = []
    let from = 0
    let at = this.#remaining
    while (at < bytes.length) {
      const type = String.fromCharCode(bytes[at] ?? 0)
      if (at + TYPE_AND_LENGTH + (type === READY ? 1 : 0) > bytes.length) break
      const end = at + 1 + bytes.readUInt32BE(at + 1)
      if (!onMessage(type, String.fromCharCode(bytes[at + TYPE_AND_LENGTH] ?? 0))) {
        parts.push(bytes.subarray(from, at))
        from = end
      }
      at = end
    }
    const complete = Math.min(at, bytes.length)
    this.#beginning = Buffer.from(bytes.subarray(complete))
    this.#remaining = Math.max(0, at - bytes.length)
    parts.push(bytes.subarray(from, complete))

    return parts.filter(({ length }) => length > 0)
  }
}
