import { createHash, timingSafeEqual } from 'node:crypto'

export type KeyRefusal = 'key_missing' | 'key_wrong'

/** Returns undefined when the `Authorization` header holds the key. Compares in constant time. */
export function checkKey(authorization: string | null, key: string): KeyRefusal | undefined {
  const token = authorization?.match(/^Bearer (\S+)$/i)?.[1]
  if (!token) return 'key_missing'

  return timingSafeEqual(digest(token), digest(key)) ? undefined : 'key_wrong'
}

const digest = (text: string) => createHash('sha256').update(text).digest()
