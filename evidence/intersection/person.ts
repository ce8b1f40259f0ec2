import { createHash, randomBytes } from 'node:crypto'
import type { Viewer } from '@jembatan/buyer/viewer'

/** One simulated person, and all words that identify only this person. */
export type Person = Viewer & { recipient: string; phone: string; street: string; buys: boolean }

/** Values revealed during a walk, apart from those that the person brought along. */
export type Trace = { person: Person; secrets: Record<string, string> }

/** One in this many people gives an address and buys. */
const BUYS = 8

/** Creates unique people, in words that no catalogue and no other run contains. */
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

/** Returns the value itself and all common encodings that could hide it. */
export function encodingsOf(value: string): string[] {
  const digests = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(value).digest()
    return [digest.toString('hex'), digest.toString('base64url')]
  })

  return [value, Buffer.from(value).toString('base64url'), Buffer.from(value).toString('hex'), ...digests]
}
