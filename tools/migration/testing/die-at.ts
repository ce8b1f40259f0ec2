import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs'
import files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import { nameStep } from './name-step'

/**
 * Loaded before a command (`--import`): counts what the process says to a database or a disk, and at the step that `DIE_AT`
 * names, before it is said, kills the process itself (`kill -9`), or the database whose process `DIE_PID` names, at once. With
 * `DIE_KNOWN` it is the first step that this file does not name, which is then written there. With `DIE_AFTER` the steps count
 * from the first one on that says this text.
 */
const dieAt = Number(process.env.DIE_AT)
const database = process.env.DIE_PID
const knownFile = process.env.DIE_KNOWN
const known = new Set(knownFile && existsSync(knownFile) ? readFileSync(knownFile, 'utf8').split('\n') : [])
let after = process.env.DIE_AFTER
let steps = 0
let killed = false

function step(where: Socket | undefined, said: unknown[]) {
  const name = nameStep(where, said)
  if (after !== undefined) {
    if (!said.some(says(after))) return
    after = undefined
  }
  steps += 1
  if (killed || (knownFile === undefined ? steps !== dieAt : known.has(name))) return
  killed = true
  if (knownFile !== undefined) appendFileSync(knownFile, `${name}\n`)
  writeSync(process.stderr.fd, `killed at step ${steps}: ${name}\n`)
  if (database) process.kill(Number(database), 'SIGQUIT')
  else process.kill(process.pid, 'SIGKILL')
}

const says = (text: string) => (part: unknown) =>
  (typeof part === 'string' || Buffer.isBuffer(part)) && part.includes(text)

/** A function that counts as a step whenever it is called. */
const counted = <Given extends unknown[], Result>(call: (...given: Given) => Result) =>
  function (this: unknown, ...given: Given): Result {
    const where = this instanceof Socket ? this : undefined
    // A pipe to whoever started this process has no port.
    if (!where || where.connecting || where.remotePort !== undefined) step(where, given)
    return Reflect.apply(call, this, given)
  }

Object.assign(Socket.prototype, { write: counted(Socket.prototype.write) })
Object.assign(files, { open: counted(files.open), rename: counted(files.rename), rm: counted(files.rm) })
syncBuiltinESMExports()
