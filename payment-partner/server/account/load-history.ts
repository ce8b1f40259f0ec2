import { createReadStream } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql, TransactionSql } from 'postgres'
import { z } from 'zod'
import { nextBatch } from '../card/judge-card'
import { METHODS } from '../method/methods'
import { AccountRefused } from './account-refused'
import { type AccountKeys, newKeys } from './keys'

const DAY_MS = 24 * 60 * 60 * 1000
/** Life of an imported, unpaid pay code. The transfer extends each by a day. */
const PENDING_DAYS = 7

const written = z.object({
  account: z.string().regex(/^[A-Z0-9-]{1,40}$/),
  history: z.string().min(1),
  /** Null: the whole history. Otherwise only the changes since, of a history that was imported. */
  since: z.string().nullable(),
  until: z.string(),
  /** The owner has closed: no more changes follow. */
  last: z.boolean().default(false),
  charges: z.number().int(),
  returns: z.number().int(),
})

/** The file refers to rows that are missing here, so the whole history must be written again. */
export class HistoryIncomplete extends Error {}

/** The account was transferred, so its history is no longer imported. */
export class AccountTransferred extends Error {}

/** The receipt tells the owner what it need not write again. */
export const receiptOf = (folder: string) => join(folder, 'loaded.json')

const readSummary = async (folder: string) =>
  written.parse(JSON.parse(await readFile(join(folder, 'account.json'), 'utf8')))

const BETWEEN_LOOKS = 50

/** Waits until the account's owner has written the last part. */
export async function untilLast(folder: string) {
  for (;;) {
    const summary = await readSummary(folder).catch(() => undefined)
    if (summary?.last) return
    await pause(BETWEEN_LOOKS)
  }
}

type LoadHistory = {
  /** Contains `account.json`, `charges.copy` and `returns.copy`. */
  folder: string
  /** Kasir's time. */
  now: Date
  /** Called with the keys of a new or reopened account before they take effect. */
  handOver?: (keys: AccountKeys) => Promise<void>
}

/**
 * Imports the history of a merchant account that Kasir did not process: opens the account if it is
 * missing, and imports each charge once by its transaction id, in its latest state. Refuses all of
 * it if any charge breaks a rule of Kasir. Writes a receipt beside the files.
 * @throws {HistoryIncomplete | AccountTransferred}; {Error} in one sentence.
 */
export async function loadHistory(sql: Sql, { folder, now, handOver }: LoadHistory) {
  const summary = await readSummary(folder)
  const loaded = await sql.begin(async (tx) => {
    const keys = await openAccount(tx, summary)
    await copyIn(tx, folder, summary)
    await assertLawful(tx, summary.account)
    const counted = await takeOver(tx, { account: summary.account, now })
    await tx`
      insert into account_histories (merchant_id, history, until, loaded_at)
      values (${summary.account}, ${summary.history}, ${summary.until}, ${now.toISOString()})
      on conflict (merchant_id) do update set until = excluded.until, loaded_at = excluded.loaded_at`
    const detail = { account: summary.account, charges: summary.charges, returns: summary.returns, ...counted }
    await tx`
      insert into audit_events (kind, detail, at)
      values ('account_history_loaded', ${JSON.stringify(detail)}::text::jsonb, ${now.toISOString()})`

    // Without statistics each day's report reads the whole history of the account.
    if (summary.since === null) await tx`analyze transactions, transaction_states, refunds`
    // Last: if the import is refused, the previous keys stay and still open the account.
    if (keys) await handOver?.(keys)

    return { ...summary, ...counted }
  })
  const receipt = receiptOf(folder)
  await writeFile(`${receipt}.part`, `${JSON.stringify({ history: summary.history, until: summary.until })}\n`)
  await rename(`${receipt}.part`, receipt)

  return loaded
}

type HistorySummary = z.infer<typeof written>

/** Opens the account. If it holds another history, deletes that one first. */
async function openAccount(
  tx: TransactionSql,
  { account, history, since }: HistorySummary,
): Promise<AccountKeys | undefined> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`account/${account}`}, 0))`
  const [existing] = await tx<{ history: string; transferred: boolean }[]>`
    select history, transferred_at is not null as transferred from account_histories where merchant_id = ${account}`
  if (existing?.history === history) {
    if (existing.transferred)
      throw new AccountTransferred(`The account ${account} has been transferred: nothing is taken over.`)
    return undefined
  }
  if (since !== null)
    throw new HistoryIncomplete(
      `The files hold only the changes of ${account}, and its earlier history is not loaded here.`,
    )
  if (existing) await forgetAccount(tx, account)
  const keys = newKeys(account)
  await tx`
    insert into merchants (id, name, server_key, client_key, finish_url)
    values (${account}, 'Toko Lama', ${keys.serverKey}, ${keys.clientKey}, 'http://ramai.example/toko')`

  return keys
}

async function forgetAccount(tx: TransactionSql, account: string) {
  const ofIt = tx`(select id from transactions where merchant_id = ${account})`
  await tx`
    delete from notification_attempts where notification_id in (
      select id from notifications where transaction_id in ${ofIt})`
  for (const table of ['notifications', 'refunds', 'transaction_states'])
    await tx`delete from ${tx(table)} where transaction_id in ${ofIt}`
  for (const table of ['transactions', 'snap_tokens', 'card_tokens', 'saved_cards', 'idempotency_keys'])
    await tx`delete from ${tx(table)} where merchant_id = ${account}`
  for (const table of ['notification_policies', 'account_histories'])
    await tx`delete from ${tx(table)} where merchant_id = ${account}`
  await tx`delete from merchants where id = ${account}`
}

/** Imports the files into temporary tables, whose column types validate the lines. */
async function copyIn(tx: TransactionSql, folder: string, { charges, returns }: HistorySummary) {
  await tx.unsafe(`
    create temporary table charges (
      transaction_id uuid primary key,
      order_id text not null check (order_id ~ '^[A-Za-z0-9._~-]{1,50}$'),
      method text not null,
      gross_amount bigint not null check (gross_amount > 0),
      status transaction_status not null check (status in ('pending', 'settlement', 'expire')),
      created_at timestamptz not null,
      settled_at timestamptz check (settled_at >= created_at),
      check ((status = 'settlement') = (settled_at is not null))
    ) on commit drop;
    create temporary table returns (
      transaction_id uuid not null references charges,
      kind text not null check (kind in ('refund', 'chargeback')),
      refund_key text not null check (length(refund_key) between 1 and 255),
      amount bigint not null check (amount > 0),
      requested_at timestamptz not null,
      confirmed_at timestamptz,
      primary key (transaction_id, refund_key)
    ) on commit drop`)
  const copied = {
    charges: await copyFile(tx, 'charges', join(folder, 'charges.copy')),
    returns: await copyFile(tx, 'returns', join(folder, 'returns.copy')),
  }
  if (copied.charges !== charges || copied.returns !== returns)
    throw new AccountRefused(
      'account_files_differ',
      'The files are not those of account.json: have them written once more.',
    )
  await tx.unsafe('analyze charges; analyze returns')
}

/**
 * If PostgreSQL fails the copy after the last piece, the stream of postgres.js 3.4 never ends. The
 * query itself is rejected once more, so this listens to that.
 */
async function copyFile(tx: TransactionSql, table: 'charges' | 'returns', file: string) {
  const copy = tx.unsafe(`copy ${table} from stdin`)
  const failed = new Promise<never>((_, reject) => Object.assign(copy, { reject }))
  failed.catch(() => {})
  const copying = await Promise.race([copy.writable(), failed])
  await Promise.race([pipeline(createReadStream(file), copying), failed])
  const [counted] = await tx<{ rows: number }[]>`select count(*)::int as rows from ${tx(table)}`

  return counted?.rows ?? 0
}

const TERMS = JSON.stringify(
  Object.entries(METHODS).map(([method, { mostRupiah: most, refundable, kind }]) => ({
    method,
    most,
    refundable,
    card: kind === 'card',
  })),
)

/** Refuses rows that break a rule of Kasir: it would have refused them at the time. */
async function assertLawful(tx: TransactionSql, account: string) {
  const broken = await tx<{ rule: string; example: string; rows: number }[]>`
    with terms as (
      select * from jsonb_to_recordset(${TERMS}::text::jsonb) as each (method text, most bigint, refundable text, card boolean)
    ), back as (
      select charges.*, terms.refundable, terms.card, sum(amount) as sum, bool_or(kind = 'chargeback') as charged_back,
        bool_or(kind = 'refund') as refunded, min(requested_at) as first, min(amount) as least
      from returns join charges using (transaction_id) left join terms using (method)
      group by charges.transaction_id, terms.refundable, terms.card
    ), broken as (
      select transaction_id, 'a method that is not offered, or more than it takes' as rule
      from charges left join terms using (method) where gross_amount > terms.most or terms.method is null
      union all select transaction_id, 'money back that had not come' from back where settled_at is null or first < settled_at
      union all select transaction_id, 'more back than was paid' from back where sum > gross_amount
      union all select transaction_id, 'a refund of a method that has none' from back where refunded and refundable = 'no'
      union all select transaction_id, 'a part of what is refunded whole' from back
        where refunded and refundable = 'whole' and least <> gross_amount
      union all select transaction_id, 'a chargeback of what is no card' from back where charged_back and not card
      union all select transaction_id, 'a chargeback beside a refund' from back where charged_back and refunded
      union all select transaction_id, 'another sum, order or merchant than is known of it' from charges
        join transactions known on known.id = transaction_id
        where known.merchant_id <> ${account} or known.order_id <> charges.order_id or known.method <> charges.method
          or known.gross_amount <> charges.gross_amount
    )
    select rule, min(transaction_id::text) as example, count(*)::int as rows from broken group by rule order by rule`
  if (broken.length === 0) return
  const rules = broken.map(({ rule, example, rows }) => `${rule} (${rows}, such as ${example})`)

  throw new AccountRefused('account_unlawful', `The history of ${account} breaks rules of Kasir: ${rules.join('; ')}.`)
}

type TakeOver = { account: string; now: Date }

async function takeOver(tx: TransactionSql, { account, now }: TakeOver) {
  const at = now.toISOString()
  const pendingUntil = new Date(now.getTime() + PENDING_DAYS * DAY_MS).toISOString()
  await tx.unsafe(`
    create temporary table wanted on commit drop as
    select charges.*, coalesce(back.refunded, 0) as refunded, coalesce(back.charged_back, 0) as charged_back,
      case
        when back.charged_back = gross_amount then 'chargeback' when back.charged_back > 0 then 'partial_chargeback'
        when back.refunded = gross_amount then 'refund' when back.refunded > 0 then 'partial_refund'
        else status::text
      end::transaction_status as latest
    from charges left join (
      select transaction_id, sum(amount) filter (where kind = 'refund') as refunded,
        sum(amount) filter (where kind = 'chargeback') as charged_back
      from returns group by transaction_id
    ) as back using (transaction_id);
    analyze wanted`)
  // A state that Kasir reached by itself meanwhile is later than the imported one.
  const changed = await tx`
    update transactions set status = latest, settled_at = wanted.settled_at, refunded_amount = wanted.refunded,
      charged_back_amount = wanted.charged_back
    from wanted where transactions.id = transaction_id and transactions.status <> 'expire'
      and (${rank(tx, 'transactions.status')} < ${rank(tx, 'latest')}
        or (transactions.status = 'partial_refund' and latest = 'partial_refund' and refunded_amount < wanted.refunded))`
  const added = await tx`
    insert into transactions (id, merchant_id, order_id, method, gross_amount, currency, status, fraud_status,
      transaction_time, expires_at, settled_at, pay_code, refunded_amount, charged_back_amount)
    select transaction_id, ${account}, order_id, method, gross_amount, 'IDR', latest,
      case when method = 'credit_card' and latest = 'pending' then null else 'accept' end::fraud_status,
      created_at, case when latest = 'pending' then ${pendingUntil}::timestamptz else created_at + interval '1 day' end,
      settled_at, ${PAY_CODE(tx)}, refunded, charged_back
    from wanted where not exists (select from transactions known where known.id = transaction_id)
    order by created_at, transaction_id`
  await tx.unsafe(
    'delete from wanted using transactions known where known.id = transaction_id and known.status <> latest',
  )
  await addStates(tx, at)

  return { added: added.count, changed: changed.count, refunds: await addRefunds(tx, now) }
}

/** Progress of a state in the life of a payment. */
const rank = (tx: TransactionSql, status: string) =>
  tx.unsafe(`
  case ${status} when 'pending' then 0 when 'settlement' then 1 when 'expire' then 1 when 'partial_refund' then 2 else 3 end`)

/**
 * Pay codes for pending charges only. They are longer than Kasir's own codes, so the two never
 * collide.
 */
const PAY_CODE = (tx: TransactionSql) =>
  tx.unsafe(`
  case when latest <> 'pending' or method = 'credit_card' then null
    when method = 'bca_va' then '00000' || lpad((('x' || left(md5(transaction_id::text), 15))::bit(60)::bigint)::text, 19, '0')
    else 'KASIR-' || upper(left(md5(transaction_id::text), 24)) end`)

/** Adds every past state of the payments, which reports are made of. Keeps existing rows. */
async function addStates(tx: TransactionSql, at: string) {
  await tx`
    insert into transaction_states (transaction_id, status, fraud_status, cause, at)
    select transaction_id, status, 'accept'::fraud_status, cause, at from (
      select transaction_id, 'pending'::transaction_status as status, 'payer'::change_cause as cause, created_at as at
      from wanted
      union all select transaction_id, 'settlement', 'payer', settled_at from wanted where settled_at is not null
      union all select transaction_id, 'expire', 'clock', least(created_at + interval '1 day', ${at}::timestamptz)
        from wanted where latest = 'expire'
      union all
      select transaction_id, case
          when kind = 'chargeback' then case when amount = gross_amount then 'chargeback' else 'partial_chargeback' end
          when so_far = gross_amount then 'refund' else 'partial_refund'
        end::transaction_status, case kind when 'chargeback' then 'bank' else 'merchant' end::change_cause, requested_at
      from (
        select returns.*, gross_amount, sum(amount) over (
          partition by transaction_id order by requested_at, refund_key rows unbounded preceding) as so_far
        from returns join wanted using (transaction_id)
      ) as gone
    ) as past
    where not exists (
      select from transaction_states known where known.transaction_id = past.transaction_id and known.status = past.status
        and (known.at = past.at or known.status not in ('partial_refund'))
    )
    order by at, transaction_id`
}

/** Adds refunds. The bank's next batch confirms the unconfirmed ones. */
async function addRefunds(tx: TransactionSql, now: Date) {
  const added = await tx`
    insert into refunds (transaction_id, refund_key, amount, direct, requested_at, bank_confirmed_at)
    select transaction_id, refund_key, amount, false, requested_at, confirmed_at
    from returns join wanted using (transaction_id) where kind = 'refund'
    order by requested_at, refund_key
    on conflict (transaction_id, refund_key) do update
    set bank_confirmed_at = coalesce(refunds.bank_confirmed_at, excluded.bank_confirmed_at)`
  await tx`
    select graphile_worker.add_job('confirm-refund', json_build_object('id', refunds.id::text),
      job_key => 'confirm-refund/' || refunds.id,
      run_at => ${nextBatch(now).toISOString()}::timestamptz - make_interval(secs => offset_seconds))
    from refunds join returns using (transaction_id, refund_key), clock where refunds.bank_confirmed_at is null`

  return added.count
}
