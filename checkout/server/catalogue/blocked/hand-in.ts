import { missingStandards } from '@jembatan/contract/catalogue'
import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { type ProofKind, productBlocks, productProofs, products, type Standard } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import type { Timed } from '../../context'
import { keepProductPicture } from '../picture/product-pictures'
import { LEAST_FOB_CENTS } from './block-reasons'

/** Accepts numbers of BPOM, halal, SNI and PIRT: no format is common to all of their years. */
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9 ./-]{3,39}$/
const PRICE = /^\d{1,7}([.,]\d{1,2})?$/

export const LARGEST_PICTURE_BYTES = 2_000_000

export type HandedIn =
  | { kind: Standard['kind'] | 'fob_cents'; value: string }
  | { kind: 'picture'; content: Uint8Array }

type HandIn = { productId: string; proof: HandedIn }

/**
 * Accepts a merchant's proof for blocked goods: a standard's number, a price abroad in US dollars,
 * or a picture. Removes the reasons that it resolves; goods without a reason left go on sale if
 * their shop is open. Returns the number of remaining reasons.
 * @throws {DomainError} `good_not_blocked` when no reason needs this proof, also when another
 * operator was faster; `number_malformed`, `price_malformed`, `price_under_100_usd`,
 * `picture_too_large`, `picture_unreadable`.
 */
export async function handIn({ db, now }: Timed, { productId, proof }: HandIn) {
  const value = await readValue(db, proof)

  return db.transaction(async (tx) => {
    const [product] = await tx
      .select({ category: products.category, nameId: products.nameId, standards: products.standards })
      .from(products)
      .where(eq(products.id, productId))
      .for('update')
    const blocks = await tx.select().from(productBlocks).where(eq(productBlocks.productId, productId))
    if (!product || !blocks.some((block) => waitsFor(block, proof.kind)))
      throw new DomainError('conflict', 'good_not_blocked', 'nothing of these goods waits for that')

    const row = { productId, kind: proof.kind, value, at: now }
    await tx
      .insert(productProofs)
      .values(row)
      .onConflictDoUpdate({ target: [productProofs.productId, productProofs.kind], set: row })
    await repair(tx, { productId, product, kind: proof.kind, value })
    const left = await tx.$count(productBlocks, eq(productBlocks.productId, productId))
    if (left === 0) await putOnSale(tx, productId)
    await recordEvent(tx, {
      kind: 'blocked_good_mended',
      detail: { product: productId, proof: proof.kind, left },
      at: now,
    })

    return { left }
  })
}

async function readValue(db: Database, proof: HandedIn) {
  if (proof.kind === 'picture') return keepPicture(db, proof.content)
  const typed = proof.value.trim()
  if (proof.kind !== 'fob_cents') {
    if (!NUMBER.test(typed)) throw new DomainError('invalid', 'number_malformed', 'that is no number of a standard')
    return typed.toUpperCase()
  }
  if (!PRICE.test(typed)) throw new DomainError('invalid', 'price_malformed', 'that is no price in US dollars')
  const cents = Math.round(Number(typed.replace(',', '.')) * 100)
  if (cents < LEAST_FOB_CENTS)
    throw new DomainError('invalid', 'price_under_100_usd', 'goods from abroad under 100 US dollars are not sold')

  return String(cents)
}

/** Stored by hash, so that a retry with the same picture stores nothing twice. */
async function keepPicture(db: Database, content: Uint8Array) {
  if (content.length > LARGEST_PICTURE_BYTES)
    throw new DomainError('malformed', 'picture_too_large', 'a picture is too large')
  try {
    return await keepProductPicture(db, content)
  } catch (cause) {
    throw new DomainError('malformed', 'picture_unreadable', 'not a picture that can be read', {}, { cause })
  }
}

type Block = typeof productBlocks.$inferSelect

/** `BPOM/PIRT` accepts either number. No proof resolves a price abroad that is too low. */
function waitsFor({ reason, detail }: Block, kind: ProofKind) {
  if (kind === 'picture') return reason === 'picture_missing'
  if (kind === 'fob_cents') return reason === 'foreign_without_price_abroad'

  return reason === 'standard_missing' && detail.split('/').includes(kind)
}

type Repair = {
  productId: string
  product: Pick<typeof products.$inferSelect, 'category' | 'nameId' | 'standards'>
  kind: ProofKind
  value: string
}

async function repair(tx: Connection, { productId, product, kind, value }: Repair) {
  const drop = (reason: Block['reason']) =>
    tx.delete(productBlocks).where(and(eq(productBlocks.productId, productId), eq(productBlocks.reason, reason)))
  if (kind === 'fob_cents') return drop('foreign_without_price_abroad')
  if (kind === 'picture') {
    await tx.update(products).set({ media: value }).where(eq(products.id, productId))
    return drop('picture_missing')
  }

  const standards: Standard[] = [
    ...product.standards.filter((standard) => standard.kind !== kind),
    { kind, number: value },
  ]
  await tx.update(products).set({ standards }).where(eq(products.id, productId))
  const lacking = missingStandards({ category: product.category, name: { id: product.nameId }, standards })
  const waiting = await tx
    .select({ detail: productBlocks.detail })
    .from(productBlocks)
    .where(and(eq(productBlocks.productId, productId), eq(productBlocks.reason, 'standard_missing')))
  for (const { detail } of waiting)
    if (!lacking.includes(detail))
      await tx
        .delete(productBlocks)
        .where(
          and(
            eq(productBlocks.productId, productId),
            eq(productBlocks.reason, 'standard_missing'),
            eq(productBlocks.detail, detail),
          ),
        )
}

/**
 * Goods of a shop in migration go on sale at the cut-over, those of a closed shop at its reopening.
 */
const putOnSale = (tx: Connection, productId: string) =>
  tx.execute(sql`
    update products set delisted = shops.closed_at is not null, delisted_with_shop = shops.closed_at is not null
    from shops where products.id = ${productId} and shops.id = products.shop_id and shops.importing_since is null
      and products.delisted and exists (select from migration_state where phase in ('open', 'purged'))`)
