import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs'
import files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import { nameStep } from './name-step'

/**
 * Loaded before a program (`--import`): counts its writes to a database or a disk. Before the write
 * that `DIE_AT` names, kills the process (`kill -9`), or the database process `DIE_PID`. With
 * `DIE_KNOWN` that is the first write not listed in this file, which is then added. With
 * `DIE_AFTER` it counts from the first write that contains this text.
 */
const dieAt = Number(process.env.DIE_AT)
const database = process.env.DIE_PID
const knownFile = process.env.DIE_KNOWN
const knownSteps = new Set(knownFile && existsSync(knownFile) ? readFileSync(knownFile, 'utf8').split('\n') : [])
let after = process.env.DIE_AFTER
let steps = 0
let killed = false

function step(where: Socket | undefined, written: unknown[]) {
  const name = nameStep(where, written)
  if (after !== undefined) {
    if (!written.some(contains(after))) return
    after = undefined
  }
  steps += 1
  if (killed || (knownFile === undefined ? steps !== dieAt : knownSteps.has(name))) return
  killed = true
  if (knownFile !== undefined) appendFileSync(knownFile, `${name}\n`)
  writeSync(process.stderr.fd, `killed at step ${steps}: ${name}\n`)
  if (database) process.kill(Number(database), 'SIGQUIT')
  else process.kill(process.pid, 'SIGKILL')
}

const contains = (text: string) => (part: unknown) =>
  (typeof part === 'string' || Buffer.isBuffer(part)) && part.includes(text)

/** Wraps a function so that its calls are counted. */
const countCalls = <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
  function (this: unknown, ...args: Args): Result {
    const where = this instanceof Socket ? this : undefined
    // A pipe to the parent process has no port and is not counted.
    if (!where || where.connecting || where.remotePort !== undefined) step(where, args)
    return Reflect.apply(call, this, args)
  }

Object.assign(Socket.prototype, { write: countCalls(Socket.prototype.write) })
Object.assign(files, { open: countCalls(files.open), rename: countCalls(files.rename), rm: countCalls(files.rm) })
syncBuiltinESMExports()
