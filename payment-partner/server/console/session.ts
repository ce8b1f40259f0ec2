import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export const SESSION_SECONDS = 12 * 60 * 60

/** What the console's cookie holds: when it ends, and a proof that we said so. */
export function openSession({ key, now }: { key: string; now: Date }) {
  const end = String(now.getTime() + SESSION_SECONDS * 1000)

  return `${end}.${prove(key, end)}`
}

export function isSessionOpen({ key, session, now }: { key: string; session: string | undefined; now: Date }) {
  const [end = '', proof = '', ...more] = (session ?? '').split('.')

  return more.length === 0 && isSame(proof, prove(key, end)) && Number(end) > now.getTime()
}

export const isConsoleKey = (key: string, given: string) => isSame(given.trim().toLowerCase(), key.toLowerCase())

/** Signed with a key of its own, so that a session never says anything about the console's key. */
function prove(key: string, end: string) {
  const own = createHash('sha256').update(`kasir console session ${key}`).digest()

  return createHmac('sha256', own).update(end).digest('base64url')
}

/** Hashed first: two texts of any length are compared in the same time. */
function isSame(one: string, other: string) {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest())

  return first !== undefined && second !== undefined && timingSafeEqual(first, second)
}
