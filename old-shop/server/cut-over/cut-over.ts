import { setTimeout as pause } from 'node:timers/promises'
import {
  closingFile,
  type DocumentKeys,
  frozenDocument,
  openedDocument,
  readyDocument,
} from '@jembatan/migration-bundle'
import { readText } from '@jembatan/platform/object-store'
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
  /** The keys that may sign that Pasar has opened. */
  readerKeys: DocumentKeys
  /** Writes the final state of the shop's merchant account for the payment partner. */
  writeLastAccount?: () => Promise<unknown>
  signal?: AbortSignal
  onFrozen?: (frozenAt: Date) => void
}

const BETWEEN_LOOKS = 50
/** Fewer and larger bundles than usual, which a reader that lags behind loads faster. */
const BUNDLE_EVERY = 1000
/** The number of bundles that Pasar may still have to load when the shop closes. */
const MOST_BEHIND = 8
/** After this the shop closes even if the reader cannot keep up; the closing then takes longer. */
const LONGEST_WAIT = 60_000

/**
 * Writes changes until Pasar lacks only the last few bundles, closes the shop, writes the last
 * changes, and signs that no bundle follows. Then writes the account for the payment partner, signs
 * its checksums, and waits until Pasar has signed that it opened. A killed run resumes when
 * repeated. Returns undefined if the signal came before Pasar opened.
 */
export async function cutOver(options: CutOver) {
  const { shop, url, sender, signal, onFrozen, writeLastAccount } = options
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
    // A run that was killed after the opening may not have written it.
    await writeLastAccount?.()
    return { frozenAt, openedAt }
  }
  onFrozen?.(frozenAt)

  const { migration, sequence } = followed
  const about = { version: 1 as const, migration, side: sender.issuer, sequence }
  const times = { frozenAt: frozenAt.toISOString(), createdAt: sender.now().toISOString() }
  const file = await frozenDocument.sign({ ...about, ...times }, sender.signingKey)
  await sender.store.put(closingFile(migration, 'frozen'), Buffer.from(file))
  await Promise.all([writeLastAccount?.(), sumShop({ shop, url, sender, followed })])
  const opened = await untilOpened({ ...options, migration })
  if (!opened) return undefined
  await recordOpened(shop, new Date(opened.openedAt))

  return { frozenAt, openedAt: new Date(opened.openedAt) }
}

/** `soFar` is updated while changes are written. Returns false if the signal came. */
async function isReaderReady({ sender, readerKeys, signal }: CutOver, soFar: { migration: string; sequence: number }) {
  let since: number | undefined
  while (!signal?.aborted) {
    const file = await readText(sender.store, closingFile(soFar.migration, 'ready'))
    if (file) {
      const { sequence } = await readyDocument.read(file, readerKeys)
      since ??= Date.now()
      if (sequence >= soFar.sequence - MOST_BEHIND || Date.now() - since > LONGEST_WAIT) return true
    }
    await pause(BETWEEN_LOOKS, undefined, { signal }).catch(() => {})
  }

  return false
}

/** Documents of an earlier migration are in another folder. */
async function untilOpened({
  sender,
  migration,
  readerKeys,
  signal,
}: Pick<CutOver, 'sender' | 'readerKeys' | 'signal'> & { migration: string }) {
  for (;;) {
    const file = await readText(sender.store, closingFile(migration, 'opened'))
    if (file) return openedDocument.read(file, readerKeys)
    if (signal?.aborted) return undefined
    await pause(BETWEEN_LOOKS, undefined, { signal }).catch(() => {})
  }
}

/**
 * Removes the documents of a cut-over that was rolled back, so that Pasar cannot open because of
 * them.
 */
export async function forgetFrozen(shop: OldShop, { store }: Pick<Sender, 'store'>) {
  const current = await findExport(shop)
  if (!current) return
  for (const name of ['ready', 'frozen'] as const) await store.remove(closingFile(current.migration, name))
}
