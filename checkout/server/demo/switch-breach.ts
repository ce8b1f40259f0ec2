import type { Connection } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { getIssuerRegistry } from '../handoff/issuer-registry'
import { BREACHES, type Breach, switchedOn } from './breaches'
import { setLeakedImage } from './leaking-browser'
import { dropSharedKeys, keepSharedKeys, keepsSharedKeys } from './shared-keys'

type Switch = { breach: Breach; now: Date }

/** Plants a violation, which lasts until it is removed, or Pasar is restarted or reset. */
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

/** Lists the violations that are on. */
export async function listBreaches(db: Connection) {
  const shared = await keepsSharedKeys(db)

  return { on: BREACHES.filter((breach) => (breach === 'a-shared-key' ? shared : switchedOn().has(breach))) }
}

/** Returns an image of the first registered social app. */
async function imageElsewhere() {
  const [issuer] = (await getIssuerRegistry()).values()

  return issuer && new URL('/icon.svg', issuer.returnUrl).href
}
