import { remember } from '@epic-web/remember'
import { eq, sql as query } from 'drizzle-orm'
import { afterAll, inject } from 'vitest'
import { type Connection, connect } from '@/db/connect'
import { emptyTables } from '@/db/empty'
import { merchants, transactions } from '@/db/schema'
import { DEMO_MERCHANT_ID, seedMerchant } from '@/db/seed'
import { TEST_MERCHANT } from '@/db/test-merchant'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { maskCard } from '../card/test-cards'
import type { Method } from '../method/methods'
import { confirmMethod } from '../page/confirm-method'
import { createSnapToken } from '../snap/create-snap-token'
import { parseSnapRequest } from '../snap/parse-snap-request'

export const NOW = new Date('2026-11-24T11:11:08Z')

export const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

let orders = 0

// A process runs several test files, each with its own modules: shared state lives outside them.
const holder = remember('kasirTestDatabase', (): { kasirTestDatabase?: Promise<{ url: string }> } => ({}))

/** Opens an empty database with the demo merchant, and common steps for tests. One at a time. */
export async function openWorld() {
  holder.kasirTestDatabase ??= cloneDatabase(inject('templateUrl'))
  const { url } = await holder.kasirTestDatabase
  const { db, sql, close } = connect(url)
  await emptyAll(db)
  const merchant = await db.query.merchants.findFirst({ where: eq(merchants.id, DEMO_MERCHANT_ID) })
  if (!merchant) throw new Error('The seed left no merchant.')

  const createPage = async ({ now = NOW, notificationUrls = ['http://shop.test/hook'], ...wishes }: Wishes = {}) => {
    orders += 1
    const details = { order_id: `ORDER-${orders}`, gross_amount: 150_000 }
    const request = parseSnapRequest(JSON.stringify({ transaction_details: details, ...wishes }))

    return createSnapToken(db, { merchant, request, notificationUrls, now })
  }

  const openTransaction = async ({ method = 'bca_va', card, ...wishes }: Opening = {}) => {
    const page = await createPage(wishes)
    const maskedCard = card && maskCard(card)
    const opened = await confirmMethod(db, { token: page.token, method, maskedCard, now: wishes.now ?? NOW })
    if (!opened) throw new Error('The page did not offer the method.')

    return { ...opened, token: page.token }
  }

  const statusOf = async (id: string) =>
    (await db.query.transactions.findFirst({ where: eq(transactions.id, id) }))?.status

  return {
    url,
    db,
    sql,
    merchant,
    createPage,
    openTransaction,
    statusOf,
    close,
  }
}

/** The world of a whole test file. */
export async function openFileWorld() {
  const world = await openWorld()
  afterAll(() => world.close())

  return world
}

/** Restores the template's state, including the audit log, which a reset keeps. */
async function emptyAll(db: Connection) {
  await emptyTables(db)
  await db.execute(query`truncate audit_events, graphile_worker._private_jobs, graphile_worker._private_job_queues
    restart identity`)
  await db.execute(query`update audit_head set sequence = 0, hash = repeat('0', 64)`)
  await seedMerchant(db, TEST_MERCHANT)
}

export type World = Awaited<ReturnType<typeof openWorld>>

type Wishes = { now?: Date; notificationUrls?: string[]; [field: string]: unknown }
type Opening = Wishes & { method?: Method; card?: string }
