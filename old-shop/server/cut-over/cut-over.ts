import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import {
  closingFile,
  type DocumentKeys,
  frozenDocument,
  openedDocument,
  readyDocument,
} from '@jembatan/migration-bundle'
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
  /** Writes down for the payment partner what the shop's merchant account holds in the end. */
  tellAccount?: () => Promise<unknown>
  signal?: AbortSignal
  onFrozen?: (frozenAt: Date) => void
}

const BETWEEN_LOOKS = 50
/** Fewer and larger bundles than otherwise, which a reader that is behind loads faster. */
const BUNDLE_EVERY = 1000
/** Bundles that Pasar may still have to load when the shop closes. */
const MOST_BEHIND = 8
/** A reader that cannot keep up makes the closing longer, and does not put it off for ever. */
const LONGEST_WAIT = 60_000

/**
 * The old shop's half of the cut-over: writes what changes until Pasar has all but the last seconds, closes, writes the last
 * changes, signs that nothing comes after them and what it has, tells the payment partner, and waits for Pasar's word. Killed anywhere and run again it goes
 * on; gives undefined when the signal came before the word, and the shop stays as it is then.
 */
export async function cutOver(options: CutOver) {
  const { shop, url, sender, signal, onFrozen, tellAccount } = options
  let closed = await findCutOver(shop)
  const followed = await followChanges({
    shop,
    url,
    sender,
    until: 'caught up',
    longestWait: BUNDLE_EVERY,
    signal,
    beforeEnd: closed
      ? undefined
      : async (soFar) => {
          if (await isReaderReady(options, soFar)) closed = await freeze(shop, sender.now())
        },
  })
  if (!closed) return undefined
  const { frozenAt, openedAt } = closed
  if (openedAt) {
    // Whoever died after the opening may not have told it.
    await tellAccount?.()
    return { frozenAt, openedAt }
  }
  onFrozen?.(frozenAt)

  const { migration, sequence } = followed
  const about = { version: 1 as const, migration, side: sender.issuer, sequence }
  const times = { frozenAt: frozenAt.toISOString(), createdAt: sender.now().toISOString() }
  const file = await frozenDocument.sign({ ...about, ...times }, sender.signingKey)
  await sender.store.put(closingFile(migration, 'frozen'), Buffer.from(file))
  await Promise.all([tellAccount?.(), sumShop({ shop, url, sender, followed })])
  const opened = await untilOpened({ ...options, migration })
  if (!opened) return undefined
  await recordOpened(shop, new Date(opened.openedAt))

  return { frozenAt, openedAt: new Date(opened.openedAt) }
}

/** `soFar` counts on while changes are written. False when the signal came. */
async function isReaderReady({ sender, readerKeys, signal }: CutOver, soFar: { migration: string; sequence: number }) {
  let since: number | undefined
  while (!signal?.aborted) {
    const file = await sender.store.read(closingFile(soFar.migration, 'ready'))
    if (file) {
      const { sequence } = await readyDocument.read(await text(file), readerKeys)
      since ??= Date.now()
      if (sequence >= soFar.sequence - MOST_BEHIND || Date.now() - since > LONGEST_WAIT) return true
    }
    await pause(BETWEEN_LOOKS, undefined, { signal }).catch(() => {})
  }

  return false
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
  if (!current) return
  for (const word of ['ready', 'frozen'] as const) await store.remove(closingFile(current.migration, word))
}
