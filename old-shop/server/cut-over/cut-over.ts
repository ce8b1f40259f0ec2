import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { closingFile, type DocumentKeys, frozenDocument, openedDocument } from '@jembatan/contract/bundle'
import type { OldShop } from '@/db/connect'
import { findExport } from '../export/export-bulk'
import { followChanges } from '../export/follow-changes'
import type { Sender } from '../export/store-bundle'
import { sumShop } from '../export/sum-shop'
import { findCutOver, freeze, recordOpened } from './freeze'

type CutOver = {
  shop: OldShop
  url: string
  sender: Sender
  /** May sign that Pasar has opened. */
  readerKeys: DocumentKeys
  signal?: AbortSignal
  onFrozen?: (frozenAt: Date) => void
}

const BETWEEN_LOOKS = 50

/**
 * The old shop's half of the cut-over: writes what has changed, closes, writes the last changes, signs that nothing comes
 * after them and what it has, and waits for Pasar's word. Killed anywhere and run again it goes on; gives undefined when the
 * signal came before the word, and the shop stays closed then.
 */
export async function cutOver({ shop, url, sender, readerKeys, signal, onFrozen }: CutOver) {
  const known = await findCutOver(shop)
  if (!known) await followChanges({ shop, url, sender, until: 'caught up', signal })
  const { frozenAt, openedAt } = known ?? (await freeze(shop, sender.now()))
  if (openedAt) return { frozenAt, openedAt }
  onFrozen?.(frozenAt)

  const { migration } = await sumShop({
    ...{ shop, url, sender },
    onFollowed: async ({ migration, sequence }) => {
      const now = sender.now().toISOString()
      const document = { version: 1 as const, migration, side: sender.issuer, sequence, createdAt: now }
      const file = await frozenDocument.sign({ ...document, frozenAt: frozenAt.toISOString() }, sender.signingKey)
      await sender.store.put(closingFile(migration, 'frozen'), Buffer.from(file))
    },
  })
  const opened = await untilOpened({ sender, migration, readerKeys, signal })
  if (!opened) return undefined
  await recordOpened(shop, new Date(opened.openedAt))

  return { frozenAt, openedAt: new Date(opened.openedAt) }
}

/** The word of an earlier migration lies in another folder. */
async function untilOpened({
  sender,
  migration,
  readerKeys,
  signal,
}: Pick<CutOver, 'sender' | 'readerKeys' | 'signal'> & { migration: string }) {
  for (;;) {
    const file = await sender.store.read(closingFile(migration, 'opened'))
    if (file) return openedDocument.read(await text(file), readerKeys)
    if (signal?.aborted) return undefined
    await pause(BETWEEN_LOOKS, undefined, { signal }).catch(() => {})
  }
}

/** What the sender has said of an end that did not come is taken away: nobody shall open by it. */
export async function forgetFrozen(shop: OldShop, { store }: Pick<Sender, 'store'>) {
  const current = await findExport(shop)
  if (current) await store.remove(closingFile(current.migration, 'frozen'))
}
