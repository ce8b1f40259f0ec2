import { createHash, randomBytes } from 'node:crypto'
import type { Viewer } from '@jembatan/buyer/viewer'

/** One simulated person, and every word that can be said of this person and of nobody else. */
export type Person = Viewer & { recipient: string; phone: string; street: string; buys: boolean }

/** What a walk across revealed: it is told apart from what the person brought along. */
export type Trace = { person: Person; secrets: Record<string, string> }

/** Every so many of them gives an address and buys. */
const BUYS = 8

/** People of whom each is unlike all others, in words that no catalogue and no other run knows. */
export function simulatePeople(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const own = (bytes = 6) => randomBytes(bytes).toString('hex')

    return {
      id: randomBytes(16).toString('base64url'),
      address: `2001:db8:${own(2)}:${own(2)}:${own(2)}:${own(2)}:${own(2)}:${own(2)}`,
      language: index % 2 ? 'en' : 'id',
      userAgent: `Simulated/${own(8)}`,
      email: `${own()}@simulasi.example`,
      recipient: `Simulasi ${own()}`,
      phone: `+62812${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
      street: `Jalan Simulasi ${own()}`,
      buys: index % BUYS === 0,
    }
  })
}

/** As it is, and in every way in which a careful hand would hide it. */
export function encodingsOf(value: string): string[] {
  const digests = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(value).digest()
    return [digest.toString('hex'), digest.toString('base64url')]
  })

  return [value, Buffer.from(value).toString('base64url'), Buffer.from(value).toString('hex'), ...digests]
}
