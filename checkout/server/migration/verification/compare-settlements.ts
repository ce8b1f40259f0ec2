import { format } from 'date-fns'
import type { Sql, TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import { GatewayError } from '../../payment/gateway/gateway-error'
import type { OldShopAccount } from '../../payment/gateway/old-shop-account'
import type { OnCall } from '../../payment/gateway/record-call'
import { downloadReport, reportOf } from '../../settlement/fetch-settlement'
import { type ReportLine, readLines } from '../../settlement/read-report'
import { sideBySide } from '../../side-by-side'
import { wib } from '../../wib'
import { methodOf } from '../import/incoming-orders'

/**
 * Sum of a merchant account by Pasar's rows and by the gateway's report, in rupiah. Refunds and
 * chargebacks are negative.
 */
export type SettlementSum = {
  /** Null for Pasar's own account. */
  account: string | null
  method: string
  /** The day in Jakarta; null for a row of Pasar without a day. */
  day: string | null
  held: { payments: number; back: number }
  reported: { payments: number; back: number }
}

export type SettlementDifference = {
  account: string | null
  day: string | null
  method: string
  kind: ReportLine['kind']
  transactionId: string
  refundKey: string | null
  /** Null when that side has none. */
  held: number | null
  reported: number | null
  /** Why Pasar has no such row: quarantined, or refused by a rule. */
  explanation: { state: string; code: string } | null
}

export type ComparedSettlements = {
  sums: SettlementSum[]
  /** Number of report lines. */
  lines: number
  differences: number
  unexplained: number
  explained: Record<string, number>
  /** The first differences; unexplained ones come first. */
  examples: SettlementDifference[]
}

/** Reads the gateway's report of a day, for each compared account. */
export type Reports = { account: string | null; read: (day: string) => AsyncIterable<ReportLine> }[]

type CompareSettlements = {
  sql: Sql
  reports: Reports
  today: string
  /** When the old shop closed: only the gateway knows later payments of its buyers. */
  closedSince?: Date
  onProgress?: (days: number, all: number) => void
}

const MOST_EXAMPLES = 100
const AT_ONCE = 1000
/** Reports requested in parallel. */
const DAYS_AT_ONCE = 4
/** Refunds may settle some days later, on days without other data. */
const DAYS_AFTER = 7

/**
 * Compares Pasar's payments and refunds with the gateway's settlement reports, by account, method
 * and day, line by line. Rows that are only staged count as received, so that both can be compared
 * before the cut-over. Every difference of the sums is a difference of a line here; its explanation
 * is found by the transaction.
 */
export async function compareSettlements(input: CompareSettlements): Promise<ComparedSettlements> {
  const { sql, reports, today, closedSince, onProgress } = input

  // One snapshot: a row repaired meanwhile would be counted on neither side, neither as Pasar's nor
  // as the explanation.
  return sql.begin('isolation level repeatable read', async (tx) => {
    await tx`set local timezone to 'Asia/Jakarta'`
    const isStaged = await hasStaging(tx)
    await holdLedgerSide(tx, isStaged)
    await tx`create temporary table reported (
      account text, day date not null, kind text not null, transaction_id text not null, refund_key text,
      method text not null, gross bigint not null) on commit drop`
    const days = await Promise.all(reports.map(async ({ account }) => listDays(tx, account, today)))
    const all = days.reduce((total, { length }) => total + length, 0)
    let storedDays = 0
    for (const [at, { account, read }] of reports.entries())
      for (let remaining = days[at] ?? []; remaining.length > 0; remaining = remaining.slice(DAYS_AT_ONCE)) {
        // Each call must be written to the audit log, even when another one fails.
        const stored = await sideBySide(() =>
          remaining.slice(0, DAYS_AT_ONCE).map((day) => store(tx, account, read(day))),
        )
        storedDays += stored.length
        onProgress?.(storedDays, all)
      }

    return compare(tx, { accounts: reports.map(({ account }) => account), isStaged, closedSince })
  })
}

async function hasStaging(tx: TransactionSql) {
  const [staging] = await tx<{ isThere: boolean }[]>`
    select to_regclass('migration.payments') is not null as "isThere"`

  return staging?.isThere ?? false
}

/**
 * A refund that the gateway accepted counts, confirmed or not. Its day is null when only the
 * gateway knows it.
 */
const live = fragment`
  select account, method, provider_settled_at::date as day, 'settlement' as kind, transaction_id, null as refund_key,
    amount::bigint as gross
  from payment_attempts where state = 'paid' and provider_settled_at is not null
  union all
  select account, method, null, 'refund', transaction_id, refund_key, -refunds.amount
  from refunds join payment_attempts on payment_attempts.id = refunds.attempt_id
  where refunds.state in ('sent', 'confirmed') and provider_settled_at is not null
  union all
  select account, method, null, 'chargeback', transaction_id, null, -charged_back
  from payment_attempts where charged_back > 0 and provider_settled_at is not null
  union all
  select account, method, reversed_at::date, 'reversal', transaction_id, null, -amount
  from payment_attempts where reversed_at is not null and provider_settled_at is not null`

const notImported = fragment`not exists (
  select from migration.imported where imported.table_name = 'payments' and imported.key = p.id)`

/** The gateway cannot refund a virtual account: the old shop's bank did. */
const stagedOnly = fragment`
  select p.account, ${methodOf}, greatest(p.paid_at, p.created_at)::date, 'settlement', p.transaction_id, null, p.amount::bigint
  from migration.payments p where p.status not in ('pending', 'expired') and ${notImported}
  union all
  select p.account, ${methodOf}, null, r.kind::text, p.transaction_id,
    case r.kind when 'refund' then p.partner_order_id || '-R' || r.id end, -r.amount
  from migration.refunds r join migration.payments p on p.id = r.payment_id
  where r.status in ('on_its_way', 'done') and (r.kind = 'chargeback' or p.method <> 'va') and ${notImported}`

async function holdLedgerSide(tx: TransactionSql, isStaged: boolean) {
  await tx`
    create temporary table held on commit drop as ${live} ${isStaged ? fragment`union all ${stagedOnly}` : fragment``}`
  await tx`analyze held`
}

/** Days with rows of Pasar, some days after each, and today. */
async function listDays(tx: TransactionSql, account: string | null, today: string) {
  const days = await tx<{ day: string }[]>`
    select distinct to_char(each, 'YYYY-MM-DD') as day from (
      select day + after as each from held, generate_series(0, ${DAYS_AFTER}::int) as after
      where account is not distinct from ${account} and day is not null
      union select ${today}::date
    ) as days where each <= ${today}::date order by day`

  return days.map(({ day }) => day)
}

/** Streams the lines: a day has as many as the shop sells. */
async function store(tx: TransactionSql, account: string | null, lines: AsyncIterable<ReportLine>) {
  const write = (some: ReportLine[]) =>
    tx`insert into reported ${tx(
      some.map(({ day, kind, transactionId, refundKey, gross, ...line }) => ({
        account,
        day,
        kind,
        transaction_id: transactionId,
        refund_key: refundKey,
        method: nameOf(line),
        gross,
      })),
    )}`
  let some: ReportLine[] = []
  for await (const line of lines) {
    some.push(line)
    if (some.length < AT_ONCE) continue
    await write(some)
    some = []
  }
  if (some.length > 0) await write(some)
}

/** Pasar's name of the chosen payment method. */
const nameOf = ({ paymentType, method }: Pick<ReportLine, 'paymentType' | 'method'>) =>
  paymentType === 'bank_transfer' || paymentType === 'cstore' ? method : paymentType

/** A quarantined order includes its payment; a refund can be quarantined alone. */
const withReasons = (closedSince: Date | undefined) => fragment`
  with payments_aside as (
    select distinct on (transaction_id) row ->> 'transaction_id' as transaction_id, state::text, code
    from migration.quarantine where table_name = 'payments' and state <> 'repaired'
    order by transaction_id, state
  ), refunds_aside as (
    select key::text, state::text, code from migration.quarantine where table_name = 'refunds' and state <> 'repaired'
  ), paid_since as (
    select transaction_id, 'open' as state, 'paid_since_closing' as code from migration.payments
    where status = 'pending' and ${closedSince !== undefined}
  )
  select differing.*, coalesce(payment.state, refund.state, since.state) as state,
    coalesce(payment.code, refund.code, since.code) as code
  from differing
  left join paid_since since on differing.held is null and kind = 'settlement' and since.transaction_id = differing.transaction_id
    and day >= ${(closedSince ?? new Date(0)).toISOString()}::timestamptz::date
  left join payments_aside payment on differing.held is null and payment.transaction_id = differing.transaction_id
  left join refunds_aside refund on differing.held is null and refund.key = substring(differing.refund_key from '-R(\\d+)$')`

const withoutReasons = fragment`select differing.*, null::text as state, null::text as code from differing`

type Compare = { accounts: (string | null)[]; isStaged: boolean; closedSince?: Date }

async function compare(tx: TransactionSql, { accounts, isStaged, closedSince }: Compare): Promise<ComparedSettlements> {
  await tx`
    create temporary table both_sides on commit drop as
     select coalesce(h.account, r.account) as account, coalesce(h.method, r.method) as method,
       coalesce(h.day, r.day) as day, coalesce(h.kind, r.kind) as kind,
       coalesce(h.transaction_id, r.transaction_id) as transaction_id, coalesce(h.refund_key, r.refund_key) as refund_key,
       h.gross as held, r.gross as reported,
       h.gross is distinct from r.gross or h.method <> r.method or h.day <> r.day as differs
     from (
       select * from held
       where coalesce(account, '') = any(${accounts.map((account) => account ?? '')}::text[])
     ) as h
     full join reported r on coalesce(h.account, '') = coalesce(r.account, '') and h.transaction_id = r.transaction_id
       and h.kind = r.kind and coalesce(h.refund_key, '') = coalesce(case r.kind when 'refund' then r.refund_key end, '')`
  const sums = await tx<SumRow[]>`
    select account, method, to_char(day, 'YYYY-MM-DD') as day,
      coalesce(sum(held) filter (where kind = 'settlement'), 0)::float as "heldPayments",
      coalesce(sum(held) filter (where kind <> 'settlement'), 0)::float as "heldBack",
      coalesce(sum(reported) filter (where kind = 'settlement'), 0)::float as "reportedPayments",
      coalesce(sum(reported) filter (where kind <> 'settlement'), 0)::float as "reportedBack"
    from both_sides group by account, method, day order by account nulls first, day, method`
  await tx`
    create temporary table explained on commit drop as
    with differing as (select * from both_sides where differs)
    select * from (${isStaged ? withReasons(closedSince) : withoutReasons}) as each`
  const codes = await tx<{ code: string | null; rows: number }[]>`
    select code, count(*)::int as rows from explained group by code order by code`
  const examples = await tx<DifferenceRow[]>`
    select account, method, to_char(day, 'YYYY-MM-DD') as day, kind, transaction_id as "transactionId",
      refund_key as "refundKey", held::float, reported::float, state, code
    from explained order by code is not null, day, transaction_id limit ${MOST_EXAMPLES}`
  const [counted] = await tx<{ lines: number }[]>`select count(*)::float as lines from reported`
  const explained = Object.fromEntries(codes.flatMap(({ code, rows }) => (code === null ? [] : [[code, rows]])))

  return {
    sums: sums.map(({ heldPayments, heldBack, reportedPayments, reportedBack, ...of }) => ({
      ...of,
      held: { payments: heldPayments, back: heldBack },
      reported: { payments: reportedPayments, back: reportedBack },
    })),
    lines: counted?.lines ?? 0,
    differences: codes.reduce((total, { rows }) => total + rows, 0),
    unexplained: codes.find(({ code }) => code === null)?.rows ?? 0,
    explained,
    examples: examples.map(({ state, code, ...difference }) => ({
      ...difference,
      explanation: state === null || code === null ? null : { state, code },
    })),
  }
}

type SumRow = Pick<SettlementSum, 'account' | 'method' | 'day'> & {
  heldPayments: number
  heldBack: number
  reportedPayments: number
  reportedBack: number
}
type DifferenceRow = Omit<SettlementDifference, 'explanation'> & { state: string | null; code: string | null }

type OpenReports = {
  /** Base URL of the gateway's daily reports. */
  base: string
  serverKey: string
  oldShopAccount?: OldShopAccount
  onCall?: OnCall
}

/**
 * Opens the reports of Pasar's own account and of the transferred one. Reading may throw a
 * `GatewayError`.
 */
export function openReports({ base, serverKey, oldShopAccount, onCall }: OpenReports): Reports {
  const read = (key: string) => (day: string) => readLines(downloadReport(reportOf(base, day), key, onCall))

  return [
    { account: null, read: read(serverKey) },
    ...(oldShopAccount ? [{ account: oldShopAccount.merchantId, read: read(oldShopAccount.serverKey) }] : []),
  ]
}

export type Compared =
  | (ComparedSettlements & { accounts: (string | null)[] })
  | { notCompared: 'no_address' | 'no_answer' | 'key_refused' }

/** The comparison, or why there is none: no URL, no response, or a refused key. */
export async function compareWithGateway({ sql, now, onProgress, ...gateway }: CompareWithGateway): Promise<Compared> {
  const { base, serverKey } = gateway
  if (base === undefined || serverKey === undefined) return { notCompared: 'no_address' }
  try {
    const reports = openReports({ ...gateway, base, serverKey })
    const today = format(now, 'yyyy-MM-dd', { in: wib })
    const compared = await compareSettlements({ sql, reports, today, onProgress })

    return { accounts: reports.map(({ account }) => account), ...compared }
  } catch (error) {
    if (!(error instanceof GatewayError) || error.isRefusal) throw error
    return { notCompared: error.status === 401 ? 'key_refused' : 'no_answer' }
  }
}

type CompareWithGateway = Partial<OpenReports> & Omit<CompareSettlements, 'reports' | 'today'> & { now: Date }
