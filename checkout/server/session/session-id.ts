import { createHash, randomBytes } from 'node:crypto'

/** A fresh session id: 256 random bits that only the buyer's browser keeps. */
export const newSessionId = () => randomBytes(32).toString('base64url')

/** What the database keeps of it. */
export const hashSessionId = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')
