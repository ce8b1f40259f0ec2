import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readAddressForPg } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'
import type { OldShop } from '@/db/connect'
import { findRehearsal } from '../rehearsal/find-rehearsal'
import { OLD_ACCOUNT } from '../rehearsal/make-orders'

/** Kasir's receipt for the last file that it loaded. */
export const RECEIPT = 'loaded.json'

const receipt = z.object({ history: z.string(), until: z.string() })

/** The longest time in milliseconds from a row's timestamp until its commit. */
const LONGEST_COMMIT_MS = 60_000

type WriteAccount = {
  shop: OldShop
  url: string
  folder: string
  now: Date
  /** The shop has closed, so this is the last file. */
  last?: boolean
}

/**
 * Writes the old shop's account as Kasir would know it: charges and refunds as two COPY files, then
 * `account.json`. The first run writes everything, later runs only changes since Kasir's receipt.
 *
 * A job that ran twice was one payment, Kasir's clock did not jump, and refunds to virtual accounts
 * were bank transfers, which Kasir never saw.
 */
export async function writeAccount({ shop, url, folder, now, last = false }: WriteAccount) {
  const rehearsal = await findRehearsal(shop.db)
  if (!rehearsal)
    throw new DomainError('conflict', 'shop_empty', 'The old shop is empty: npm run migration -- rehearse fills it.')
  const history = `${rehearsal.orders}/${rehearsal.seed}/${rehearsal.madeAt.toISOString()}`
  const since = await readSince(folder, history)
  await mkdir(folder, { recursive: true })

  const client = new Client(readAddressForPg(url))
  await client.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; set local timezone to 'UTC'`)
    const charges = await write(client, join(folder, 'charges.copy'), chargesSince(since))
    const returns = await write(client, join(folder, 'returns.copy'), returnsSince(since))
    const account = { account: OLD_ACCOUNT, history, since, until: now.toISOString(), last, charges, returns }
    await replace(join(folder, 'account.json'), `${JSON.stringify(account)}\n`)

    return account
  } finally {
    await client.end()
  }
}

async function readSince(folder: string, history: string) {
  const text = await readFile(join(folder, RECEIPT), 'utf8').catch(() => undefined)
  const loaded = text === undefined ? undefined : receipt.parse(JSON.parse(text))
  if (loaded?.history !== history) return null

  return new Date(Date.parse(loaded.until) - LONGEST_COMMIT_MS).toISOString()
}

async function write(client: Client, file: string, query: string): Promise<number> {
  const rows = client.query(copyTo(`copy (${query}) to stdout`))
  await pipeline(rows, createWriteStream(`${file}.part`))
  await rename(`${file}.part`, file)

  return rows.rowCount
}

async function replace(file: string, text: string) {
  await writeFile(`${file}.part`, text)
  await rename(`${file}.part`, file)
}

/** Selects the first payment of each transaction. */
const paymentsSince = (since: string | null) => `
  select * from payments p
  where account = '${OLD_ACCOUNT}'
    and not exists (select from payments e where e.transaction_id = p.transaction_id and e.id < p.id)
    ${since === null ? '' : `and (greatest(created_at, paid_at) >= '${since}' or id in (select payment_id from refunds where greatest(requested_at, ended_at) >= '${since}'))`}`

/** Kasir's names of the payment methods. */
const METHOD = `case method when 'qris' then 'other_qris' when 'va' then 'bca_va' when 'card' then 'credit_card' else 'gopay' end`

const STATUS = `case status when 'pending' then 'pending' when 'expired' then 'expire' else 'settlement' end`

const chargesSince = (since: string | null) => `
  select transaction_id, partner_order_id, ${METHOD}, amount, ${STATUS}, created_at,
    case when status not in ('pending', 'expired') then greatest(paid_at, created_at) end
  from (${paymentsSince(since)}) as p order by id`

const returnsSince = (since: string | null) => `
  select p.transaction_id, r.kind, p.partner_order_id || '-R' || r.id, r.amount,
    greatest(r.requested_at, p.paid_at, p.created_at), r.ended_at
  from (${paymentsSince(since)}) as p join refunds r on r.payment_id = p.id
  where r.status in ('on_its_way', 'done') and (r.kind = 'chargeback' or p.method <> 'va')
  order by r.id`
