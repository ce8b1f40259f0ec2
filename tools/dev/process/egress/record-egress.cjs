// Loaded into each process of each system before all else, by NODE_OPTIONS, without the system's
// knowledge. Records the target of every outgoing connection. It must be cheap, and must never make
// a connection fail.
const { openSync, writeSync } = require('node:fs')
const { Socket } = require('node:net')

const log = open(process.env.EGRESS_LOG)
const connect = Socket.prototype.connect

if (log !== undefined) {
  // All connections pass here: net, tls, http, fetch, and every client built on those.
  /** @this {Socket} @param {any[]} args */
  Socket.prototype.connect = function noteAndConnect(...args) {
    note(args)
    return Reflect.apply(connect, this, args)
  }
}

/** @param {any[]} args */
function note(args) {
  try {
    const where = destinationOf(args)
    if (where)
      writeSync(Number(log), `${JSON.stringify({ at: new Date().toISOString(), pid: process.pid, ...where })}\n`)
  } catch {
    // A failed record only loses a measurement.
  }
}

/**
 * `connect(port, host?)`, `connect({ port, host })`, `connect(path)`, or an array that `net` has
 * normalized. A path is a pipe within this process tree or a socket file, and is recorded too.
 * @param {any[]} args
 */
function destinationOf([first, second]) {
  const options = Array.isArray(first) ? first[0] : first
  if (options !== null && typeof options === 'object') return fromOptions(options)
  if (typeof options === 'string' && !/^\d+$/.test(options)) return { path: options }

  return { host: typeof second === 'string' ? second : 'localhost', port: Number(options) }
}

/** @param {{ path?: string, host?: string, port?: number | string }} options */
function fromOptions({ path, host, port }) {
  return path ? { path } : { host: host || 'localhost', port: Number(port) }
}

/** @param {string | undefined} file */
function open(file) {
  try {
    return file ? openSync(file, 'a', 0o600) : undefined
  } catch {
    return undefined
  }
}
