import { connect, isIP, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { type ConnectionOptions, connect as secure } from 'node:tls'
import { DatabaseProtocol } from './database-protocol'

export type Deadline = {
  /**
   * Milliseconds without a byte of an outstanding answer, after which the connection is ended. None
   * by default: a command's statement may take hours.
   */
  deadlineMs?: number | undefined
}

type Reached = Deadline & {
  /** Without it nothing is encrypted. */
  tls?: (ConnectionOptions & { isOptional?: boolean }) | undefined
}

/** An idle connection is asked this often whether the server is there, and may take as long. */
const ASKED_EVERY_MS = 4000
/** With Node's ten probes of a second each, a silent host is noticed after 30 s. */
const TCP_KEEPALIVE_MS = 20_000
const LEAVES_WITHIN_MS = 1000

/** The message of this length and code asks for TLS; the server answers with one letter. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/**
 * A connection to PostgreSQL for postgres.js and `pg`, which wait for an answer without end. It
 * fails when the server has not answered within the deadline, or an idle server no longer reacts.
 * Whether the outstanding statement had an effect is then unknown.
 *
 * It encrypts by itself: a client's own TLS would hide the messages from it.
 */
export class DatabaseSocket extends Duplex {
  // postgres.js names them in its errors.
  host: string | undefined
  port: number | undefined
  readonly #reached: Reached
  readonly #protocol = new DatabaseProtocol()
  readonly #askedEveryMs: number
  #tcp: Socket | undefined
  /** The encrypted connection, or `#tcp`; undefined until it takes messages. */
  #server: Socket | undefined
  #onConnected: () => void = () => {}
  #timer: NodeJS.Timeout | undefined
  #chunks = 0

  constructor(reached: Reached) {
    super({ allowHalfOpen: false, emitClose: false })
    this.#reached = reached
    this.#askedEveryMs = Math.min(ASKED_EVERY_MS, (reached.deadlineMs ?? Number.POSITIVE_INFINITY) / 2)
  }

  /** Takes the path of a Unix socket, or a port and a host. Writing needs no wait for the connection. */
  connect(to: number | string, host = 'localhost') {
    const isPath = typeof to === 'string' && to.startsWith('/')
    const tcp = isPath
      ? connect(to)
      : connect({ port: Number(to), host, noDelay: true, keepAlive: true, keepAliveInitialDelay: TCP_KEEPALIVE_MS })
    if (!isPath) Object.assign(this, { host, port: Number(to) })
    this.#tcp = this.#fail(tcp)
    tcp.once('connect', () => {
      if (this.#reached.tls && !isPath) this.#encrypt(tcp, host, this.#reached.tls)
      else this.#use(tcp)
    })

    return this
  }

  get readyState() {
    if (this.destroyed) return 'closed'

    return this.#server ? 'open' : 'opening'
  }

  #fail<Connection extends Socket>(connection: Connection) {
    return connection
      .on('error', (error) => this.destroy(error))
      .on('close', () => this.destroy(this.#chunks > 0 ? undefined : failure('ECONNRESET', DROPPED)))
  }

  #encrypt(socket: Socket, host: string, { isOptional, ...options }: NonNullable<Reached['tls']>) {
    socket.write(SSL_REQUEST)
    socket.once('data', (answer) => {
      // More than the letter would be plaintext that somebody inserted before the encryption.
      if (answer.toString() === 'S') {
        const encrypted = secure({ socket, host, ...(isIP(host) ? {} : { servername: host }), ...options })
        this.#fail(encrypted).once('secureConnect', () => this.#use(encrypted))
      } else if (isOptional && answer.toString() === 'N') this.#use(socket)
      else this.destroy(failure('ECONNRESET', 'The database does not encrypt connections.'))
    })
  }

  #use(server: Socket) {
    this.#server = server
    server.on('data', (chunk) => {
      this.#chunks += 1
      for (const part of this.#protocol.receive(chunk)) if (!this.push(part)) server.pause()
      this.#wait()
    })
    server.once('end', () => this.#chunks > 0 && this.push(null))
    this.emit('connect')
    this.#onConnected()
  }

  override _read() {
    this.#server?.resume()
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void) {
    if (!this.#server) {
      this.#onConnected = () => this._write(chunk, encoding, done)
      return
    }
    const wasDue = this.#protocol.isAnswerDue
    this.#protocol.send(chunk)
    this.#server.write(chunk, done)
    // A further statement does not extend the deadline of the one before.
    if (!wasDue) this.#wait()
  }

  override _final(done: (error?: Error | null) => void) {
    if (!this.#server) {
      this.#onConnected = () => this._final(done)
      return
    }
    clearTimeout(this.#timer)
    this.#startTimer(LEAVES_WITHIN_MS, () => this.destroy())
    this.#server.end(done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    clearTimeout(this.#timer)
    this.#tcp?.destroy()
    done(error)
    // postgres.js writes a transaction's rollback after the error. If the connection were closed
    // by then, that would throw where nobody can catch it.
    setImmediate(() => this.emit('close'))
  }

  #wait() {
    if (this.writableEnded) return
    clearTimeout(this.#timer)
    const { isAsking, isAnswerDue, isIdle } = this.#protocol
    if (isAsking) this.#startTimer(this.#askedEveryMs, () => this.#endIfSilent(this.#askedEveryMs))
    else if (isAnswerDue) {
      const { deadlineMs } = this.#reached
      if (deadlineMs) this.#startTimer(deadlineMs, () => this.#endIfSilent(deadlineMs))
    } else if (isIdle) this.#startTimer(this.#askedEveryMs, () => this.#ask())
  }

  #startTimer(afterMs: number, look: () => void) {
    this.#timer = setTimeout(look, afterMs).unref()
  }

  #ask() {
    this.#server?.write(this.#protocol.ask())
    this.#wait()
  }

  /** After a long computation the answer may be there, and not read yet: timers run before reads. */
  #endIfSilent(afterMs: number) {
    const before = this.#chunks
    setImmediate(() => {
      if (this.#chunks > before) return
      if (this.#server?.isPaused()) this.#wait()
      else this.destroy(failure(CONNECTION_FAILURE, `The database has not answered for ${afterMs} ms.`))
    })
  }

  // `pg` calls these. Each connection has them set, and keeps its process alive.
  setNoDelay() {}
  setKeepAlive() {}
  ref() {
    this.#tcp?.ref()
  }
  unref() {
    this.#tcp?.unref()
  }
}

/**
 * PostgreSQL's code for a failed connection. graphile-worker tries again after it; after an unknown
 * code it may keep the failure, and do no job until it is started again.
 */
const CONNECTION_FAILURE = '08006'

/** A proxy without a server does this. postgres.js would connect again without end. */
const DROPPED = 'The connection was dropped before the database said anything.'

const failure = (code: string, message: string) => Object.assign(new Error(message), { code })
