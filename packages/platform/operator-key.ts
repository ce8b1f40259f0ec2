import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Returns the cookie for an operator’s browser. A system stores its hash, so a copy of the table
 * signs nobody in.
 */
export const newOperatorToken = () => randomBytes(32).toString('base64url')

/** SHA-256, keyed with the operators’ key: a new key ends every session. */
export const hashOperatorToken = ({ key, token }: { key: string; token: string }) =>
  createHmac('sha256', key).update(token).digest('hex')

/** Compares hashes of equal length in constant time. */
export const isOperatorKey = (key: string, expected: string) => timingSafeEqual(hash(key.trim()), hash(expected))

const hash = (text: string) => createHash('sha256').update(text).digest()
