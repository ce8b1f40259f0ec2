import type { Context } from '../context'
import { isDemoMode } from '../environment'
import { getLinks } from '../mail/get-post-office'
import { listOutbox } from '../mail/list-outbox'
import { listSessionsOf } from './devices'

type Browser = Pick<Context, 'db' | 'device' | 'sessionHash' | 'browserHash'>

/** Returns the mail of this browser in a demo; null elsewhere. */
export async function showOutbox({ db, device, sessionHash, browserHash }: Browser) {
  if (!isDemoMode()) return null
  const sessions = [sessionHash, browserHash].filter((hash) => hash !== null)
  const accounts = device ? await listSessionsOf(db, device) : []

  return listOutbox(db, { sessions: [...new Set(sessions)], accounts, ...getLinks() })
}
