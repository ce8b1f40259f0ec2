import { openPostOffice, type PostOffice } from '@jembatan/platform/mail'
import { getEnvironment } from '../environment'
import type { Links } from './write-mail'

/**
 * In a demo nothing leaves the machine: a mail counts as sent once its row exists, and the outbox
 * page shows it.
 */
const STAYS_HERE: PostOffice = { send: async () => {}, close: () => {} }

/** Undefined without a configured mail server: then only the order pages inform buyers. */
export function getPostOffice(): PostOffice | undefined {
  const { DEMO_MODE, PASAR_SMTP_URL: url, PASAR_MAIL_FROM: from } = getEnvironment()
  if (url && from) return openPostOffice({ url, from })

  return DEMO_MODE ? STAYS_HERE : undefined
}

export function getLinks(): Links {
  const { PASAR_ORIGIN: origin, PASAR_ACCOUNT_SECRET: secret } = getEnvironment()

  return { origin, secret }
}
