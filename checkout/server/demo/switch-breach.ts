import type { Connection } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { getIssuerRegistry } from '../handoff/issuer-registry'
import { BREACHES, type Breach, switchedOn } from './breaches'
import { setLeakedImage } from './leaking-browser'
import { dropSharedKeys, keepSharedKeys, keepsSharedKeys } from './shared-keys'

type Switch = { breach: Breach; now: Date }

/** From now on Pasar does this one thing wrong, until the breach is closed, or Pasar restarted or reset. */
export async function openBreach(db: Connection, { breach, now }: Switch) {
  if (breach === 'a-shared-key') await keepSharedKeys(db)
  else switchedOn().add(breach)
  if (breach === 'a-leaking-browser') setLeakedImage(await imageElsewhere())
  await recordEvent(db, { kind: 'breach_opened', detail: { breach }, at: now })

  return listBreaches(db)
}

export async function closeBreach(db: Connection, { breach, now }: Switch) {
  if (breach === 'a-shared-key') await dropSharedKeys(db)
  else switchedOn().delete(breach)
  await recordEvent(db, { kind: 'breach_closed', detail: { breach }, at: now })

  return listBreaches(db)
}

/** What is on at this moment. */
export async function listBreaches(db: Connection) {
  const shared = await keepsSharedKeys(db)

  return { on: BREACHES.filter((breach) => (breach === 'a-shared-key' ? shared : switchedOn().has(breach))) }
}

/** Some image of the first social app that may send buyers here. */
async function imageElsewhere() {
  const [issuer] = (await getIssuerRegistry()).values()

  return issuer && new URL('/icon.svg', issuer.returnUrl).href
}
