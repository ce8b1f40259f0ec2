import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import type { Channel } from '@/server/payer/channels'
import { inquire } from '@/server/payer/find-bill'
import { readPayCode } from '@/server/qr/qr-text'

export type ChannelSearch = { code?: string | string[]; back?: string | string[]; done?: string | string[] }

export async function readChannel(channel: Channel, { code, back, done }: ChannelSearch) {
  const { db } = getDatabase()
  const typed = typeof code === 'string' ? code : undefined
  const payCode = readPayCode(typed ?? '')

  return {
    typed,
    payCode,
    back: readBack(back),
    bill: await inquire(db, { payCode, channel, now: await readNow(db) }),
    justNow: done !== undefined,
  }
}

/** Accepts only our own payment pages. */
export const readBack = (back: unknown) => (typeof back === 'string' && back.startsWith('/snap/v3/') ? back : undefined)
