// Loaded into each process of each system before anything else, by NODE_OPTIONS: no system knows of it.
// Notes where every outgoing connection goes. It may cost next to nothing, and may never be the reason that one fails.
const { openSync, writeSync } = require('node:fs')
const { Socket } = require('node:net')

const log = open(process.env.EGRESS_LOG)
const connect = Socket.prototype.connect

if (log !== undefined) {
  // All of them end here: net, tls, http, fetch, and every client built on those.
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
    // A measurement that breaks is a measurement less.
  }
}

/**
 * `connect(port, host?)`, `connect({ port, host })`, `connect(path)`, or what `net` has already put in order: an array.
 * A path is a pipe within this machine's one process tree or a socket file; it is noted too.
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
