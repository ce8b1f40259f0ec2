import { type BundleTable, tableNames } from '@jembatan/migration-bundle'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import type { Rows } from '../testing/write-bundle'
import { countRows, unbalanced } from './count-rows'
import { changeRow, refuseRow } from './decide-row'
import { listReason, readHeldRow, summarizeQuarantine } from './list-quarantine'
import { databaseColumns } from './quarantine-columns'
import { repairRows } from './repair-rows'
import { RULES } from './rules'

const MINUTE = 60_000
/** UTF-8 decoded as Latin-1. */
const garble = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

const placedAt = new Date('2024-01-03T05:00:00Z')
const jumped = { placedAt, paidAt: new Date(placedAt.getTime() - 60 * MINUTE) }

/** A shop with some changed orders and all their rows. */
const withOrders = (count: number, change: Record<number, object>, more: Rows = {}): Rows => {
  const clean = cleanShop(count)
  const orders = clean.orders?.map((_, index) => rowOf('orders', { id: index + 1, ...change[index + 1] }))

  return { ...clean, orders, ...more }
}

const hanging = (order: number, code: string) =>
  ['invoices', 'order_lines', 'payments', 'reviews'].map((table) => `${table} ${order} ${code}`)

describe('a row that breaks a rule', () => {
  test('is quarantined under its code, with all rows that depend on it', async () => {
    const clean = cleanShop(7)
    const duplicate = rowOf('payments', { id: 7, transactionId: String(clean.payments?.[0]?.[5]) })
    const { listQuarantine } = await openStaging(
      withOrders(
        7,
        {
          2: { recipient: garble('André Siregar') },
          3: jumped,
          4: { status: 'sent', postalCode: null },
          5: { total: 59_001 },
          6: { merchantId: 9 },
          7: { number: String(clean.orders?.[0]?.[2]) },
        },
        {
          orderLines: [...(clean.orderLines ?? []), rowOf('orderLines', { id: 77, orderId: 900 })],
          payments: [...(clean.payments ?? []).slice(0, 6), duplicate],
        },
      ),
    )

    expect(await listQuarantine('quarantined')).toEqual(
      [
        ...[2, 3, 4, 5, 6]
          .flatMap((order) => hanging(order, 'order_quarantined'))
          .filter((line) => line !== 'payments 5 order_quarantined'),
        'order_lines 77 order_missing',
        'orders 2 encoding_mixed',
        'orders 3 paid_before_placed',
        'orders 4 postal_code_missing',
        'orders 5 order_sum_wrong',
        'orders 6 merchant_missing',
        'payments 5 payment_sum_wrong',
      ].sort(),
    )
    expect(await listQuarantine('refused')).toEqual([...hanging(7, 'order_refused'), 'orders 7 order_twice'].sort())
  })

  test('is quarantined for merchants, goods, buyers and money, too', async () => {
    const { listQuarantine } = await openStaging({
      merchants: [
        rowOf('merchants', { id: 1 }),
        rowOf('merchants', { id: 2, nib: '123' }),
        rowOf('merchants', { id: 3, nib: '9120000000001' }),
        rowOf('merchants', { id: 4, phone: 'lihat di toko' }),
        rowOf('merchants', { id: 5, nib: null }),
      ],
      merchantPapers: [rowOf('merchantPapers', { id: 1, merchantId: 2 })],
      products: [
        rowOf('products', { id: 1, price: 0 }),
        rowOf('products', { id: 2, category: 'mobil' }),
        rowOf('products', { id: 3 }),
        rowOf('products', { id: 4, sku: 'TL-0000003' }),
      ],
      shoppers: [
        rowOf('shoppers', { id: 1 }),
        rowOf('shoppers', { id: 2, phone: '+62 812-0000 0001' }),
        rowOf('shoppers', { id: 3, name: null, phone: null, email: null, address: null, consent: null }),
      ],
      vouchers: [
        rowOf('vouchers', { id: 1, amount: 0 }),
        rowOf('vouchers', { id: 2 }),
        rowOf('vouchers', { id: 3, code: 'LAMA2' }),
      ],
      balances: [rowOf('balances', { id: 1, merchantId: 4 })],
      refunds: [rowOf('refunds', { id: 1, paymentId: 88 })],
    })

    expect(await listQuarantine('quarantined')).toEqual([
      'balances 1 merchant_quarantined',
      'merchant_papers 1 merchant_quarantined',
      'merchants 2 nib_malformed',
      'merchants 3 nib_twice',
      'merchants 4 phone_invalid',
      'products 1 price_invalid',
      'products 2 category_unknown',
      'products 4 sku_twice',
      'refunds 1 payment_missing',
      'shoppers 2 person_twice',
      'vouchers 1 amount_invalid',
      'vouchers 3 code_twice',
    ])
  })
})

describe('a quarantined row', () => {
  test('is repaired by a rule where possible and validated again, and the original is kept', async () => {
    const rows = withOrders(3, {
      2: { recipient: garble('André Siregar') },
      3: { ...jumped, recipient: garble('Zoë Lestari') },
    })
    const { sql, listQuarantine } = await openStaging({
      ...rows,
      shoppers: [rowOf('shoppers', { id: 1 }), rowOf('shoppers', { id: 2, phone: '+62812 00000001' })],
    })

    const repaired = await repairRows(sql, { now })

    expect(repaired).toEqual([
      { table: 'orders', code: 'encoding_mixed', rows: 2 },
      { table: 'shoppers', code: 'same_person', rows: 1 },
      { table: 'orders', code: 'paid_before_placed', rows: 1 },
    ])
    expect(await sql`select recipient from migration.orders where id = 2`).toMatchObject([
      { recipient: 'André Siregar' },
    ])
    expect(await sql`select paid_at = placed_at as repaired from migration.orders where id = 3`).toEqual([
      { repaired: true },
    ])
    expect(await listQuarantine('repaired')).toEqual(['orders 2 encoding_mixed', 'orders 3 paid_before_placed'])
    expect(
      await sql`select source ->> 'recipient' as was from migration.quarantine where key = 2 and table_name = 'orders'`,
    ).toEqual([{ was: garble('André Siregar') }])
    expect(await sql`select into_key::int from migration.quarantine where state = 'refused'`).toEqual([{ into_key: 1 }])
    expect(await listQuarantine('quarantined')).toEqual([])
    expect(await repairRows(sql, { now })).toEqual([])
  })

  test('is changed by hand, and the audit log names the operator and the cells, not their values', async () => {
    const { sql, listQuarantine } = await openStaging(withOrders(2, { 2: { status: 'sent', postalCode: null } }))
    const change = { table: 'orders', key: 2, operator: 'sari', now } as const

    await expect(changeRow({ sql, ...change }, { ...change, cells: { status: 'hilang' } })).rejects.toMatchObject({
      code: 'cell_invalid',
    })
    await expect(changeRow({ sql, ...change }, { ...change, cells: { id: 9 } })).rejects.toMatchObject({
      code: 'column_unknown',
    })
    await expect(
      changeRow({ sql, ...change }, { ...change, key: 1, cells: { postal_code: '1' } }),
    ).rejects.toMatchObject({
      code: 'row_not_quarantined',
    })
    const still = await changeRow({ sql, ...change }, { ...change, cells: { total: 1, postal_code: '40115' } })
    const loaded = await changeRow({ sql, ...change }, { ...change, cells: { total: 59_000 } })

    expect([still, loaded]).toEqual(['order_sum_wrong', null])
    expect(await listQuarantine('quarantined')).toEqual([])
    const events = await sql`select detail from audit_events where kind = 'migration_row_changed' order by id`
    expect(events[0]?.detail).toEqual({ table: 'orders', key: 2, by: 'sari', columns: ['total', 'postal_code'] })
    expect(JSON.stringify(events)).not.toContain('40115')
  })

  test('is decided once when two operators repair it in parallel, and each wrong cell is named', async () => {
    const { sql } = await openStaging(withOrders(1, { 1: { status: 'sent', postalCode: null } }))
    const row = { table: 'orders', key: 1 } as const
    const heldRow = await readHeldRow({ sql }, row)
    const repair = (cells: Record<string, string | null>) =>
      changeRow({ sql, operator: 'sari', now }, { ...row, cells, version: heldRow.version })

    await expect(repair({ total: 'banyak', placed_at: 'kemarin', postal_code: '40115' })).rejects.toMatchObject({
      code: 'cell_invalid',
      details: { columns: 'total,placed_at' },
    })
    await expect(repair({ recipient: null })).rejects.toMatchObject({ details: { columns: 'recipient' } })
    const both = await Promise.allSettled([repair({ total: '1' }), repair({ total: '2' })])

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both).toContainEqual(
      expect.objectContaining({
        reason: expect.objectContaining({ code: 'row_changed' }),
      }),
    )
  })

  test('is shown with the columns to repair, and with masked personal data', async () => {
    const { sql } = await openStaging({
      ...withOrders(
        60,
        Object.fromEntries(Array.from({ length: 60 }, (_, index) => [index + 1, { postalCode: null, status: 'sent' }])),
      ),
      merchants: [rowOf('merchants', { id: 1 }), rowOf('merchants', { id: 2, phone: 'tanya' })],
      shoppers: [rowOf('shoppers', { id: 1 }), rowOf('shoppers', { id: 2, consentAt: null })],
    })
    const reason = { table: 'orders', code: 'postal_code_missing', state: 'quarantined' } as const

    const first = await listReason({ sql }, reason)
    const second = await listReason({ sql }, { ...reason, after: first.next ?? 0 })
    const heldRow = await readHeldRow({ sql }, { table: 'merchants', key: 2 })
    const summary = await summarizeQuarantine({ sql })
    // Without a proven consent, personal data must not be shown.
    const unproven = { table: 'shoppers', code: 'consent_unproven' } as const
    const yes = await listReason({ sql }, { ...unproven, state: 'quarantined' })
    const person = await readHeldRow({ sql }, { table: 'shoppers', key: 2 })

    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])
    expect(first.rows[0]?.cells.map(({ column }) => column)).toEqual(['postal_code', 'address'])
    expect(summary?.reasons).toContainEqual({ ...reason, rows: 60 })
    expect(summary?.tables).toEqual((await countRows(sql)).map(({ reasons, ...counts }) => counts))
    const cells = Object.fromEntries(heldRow.cells.map((cell) => [cell.column, cell]))
    expect(cells.phone).toMatchObject({ now: 'tanya', concerned: true, editable: true })
    expect(cells.owner_name).toMatchObject({ now: 'B••• S••••••', hidden: true, editable: true })
    expect(cells.joined_at).toMatchObject({ now: '2024-01-01 05:00:00+00', editable: true, optional: false })
    expect(JSON.stringify([first, heldRow])).not.toMatch(/Santoso|Siti/)
    expect(yes.rows[0]?.cells.map(({ column }) => column)).toEqual(['consent', 'consent_text', 'consent_at'])
    expect(person).toMatchObject({ code: 'consent_unproven' })
    expect(JSON.stringify([yes, person])).not.toMatch(/Siti|Rahma|Melati|pembeli2|081200000002/)
  })

  test('for a name or an address that is missing is repaired by typing what is not shown, and is in the log by its column', async () => {
    const { sql } = await openStaging({
      shoppers: [
        rowOf('shoppers', { id: 1, name: null, email: null }),
        rowOf('shoppers', { id: 2, consentAt: null }),
        rowOf('shoppers', { id: 3, phone: null, name: null }),
      ],
    })
    const person = (key: number) => ({ table: 'shoppers' as const, key })
    const change = (key: number, cells: Record<string, string | null>) =>
      changeRow({ sql, operator: 'sari', now }, { ...person(key), cells })
    const before = await readHeldRow({ sql }, { ...person(1) })

    const still = await change(1, { name: 'Rahma Dewi' })
    const between = await readHeldRow({ sql }, { ...person(1) })
    const loaded = await change(1, { email: 'rahma@contoh.example' })
    const asNo = await change(2, { consent: 'no', name: null, phone: null, email: null, address: null })
    await expect(change(3, { name: 'x'.repeat(5000) })).rejects.toMatchObject({ details: { columns: 'name' } })

    const cellOf = ({ cells }: typeof before, column: string) => cells.find((cell) => cell.column === column)
    expect(cellOf(before, 'email')).toMatchObject({ now: null, hidden: true, editable: true })
    expect(cellOf(between, 'name')).toMatchObject({ now: 'R•••• D•••', hidden: true, editable: true })
    expect([still, loaded, asNo]).toEqual(['consent_unproven', null, null])
    expect(await sql`select name, email, consent::text from migration.shoppers order by id`).toEqual([
      { name: 'Rahma Dewi', email: 'rahma@contoh.example', consent: 'yes' },
      { name: null, email: null, consent: 'no' },
    ])
    const events = await sql`select detail from audit_events where kind = 'migration_row_changed' order by id`
    expect(events.map(({ detail }) => detail.columns)).toContainEqual(['email'])
    expect(JSON.stringify(events)).not.toMatch(/Rahma|rahma/)
  })

  test.each(['id', 'en'] as const)('explains every rule in words: %s', async (language) => {
    const { codes, tables, columns } = messagesOf(language).quarantine
    const rejectionCodes = [...new Set(RULES.map(({ code }) => code)), 'sku_taken', 'same_person', 'refused_by_hand']

    expect(rejectionCodes.filter((code) => !(code in codes))).toEqual([])
    expect(Object.keys(tables)).toEqual([...tableNames])
    expect(tableNames.flatMap(databaseColumns).filter((column) => column !== 'id' && !(column in columns))).toEqual([])
  })

  test('is not changed so that another order would leave its place', async () => {
    const { sql, listQuarantine } = await openStaging(withOrders(2, { 2: { subtotal: 60_000, total: 69_000 } }))
    const before = await listQuarantine('quarantined')

    const wrong = changeRow({ sql, operator: 'sari', now }, { table: 'orderLines', key: 2, cells: { order_id: 1 } })

    await expect(wrong).rejects.toMatchObject({ code: 'row_takes_others', details: { first: 'orders 1' } })
    expect(await listQuarantine('quarantined')).toEqual(before)
    expect(await sql`select id::int from migration.orders`).toEqual([{ id: 1 }])
  })

  test('is rejected for good by hand, with all rows that depend on it', async () => {
    const { sql, listQuarantine } = await openStaging(withOrders(1, { 1: { shopperId: 5 } }))

    await refuseRow({ sql, operator: 'sari', now }, { table: 'orders', key: 1, reason: 'test order' })

    expect(await listQuarantine('refused')).toEqual([...hanging(1, 'order_refused'), 'orders 1 refused_by_hand'].sort())
    expect(unbalanced(await countRows(sql))).toEqual([])
    expect(await sql`select count(*)::int as events from audit_events where kind = 'migration_row_refused'`).toEqual([
      { events: 1 },
    ])
  })
})

test('every row of a dirty source is loaded, quarantined or refused, in exactly one place', async () => {
  const { sql, load, loadAnew } = await openStaging({})
  const some = <Given extends object>(arbitrary: fc.Arbitrary<Given>) => fc.array(arbitrary, { maxLength: 6 })
  const small = fc.integer({ min: 1, max: 5 })
  const money = fc.constantFrom(0, 9000, 25_000, 50_000, 59_000)
  const dirt = fc.record({
    merchants: some(
      fc.record({
        nib: fc.constantFrom(null, '1', '9120000000001'),
        phone: fc.constantFrom('0811222333', 'x'),
        name: fc.constantFrom('Toko', garble('Tokó')),
      }),
    ),
    products: some(fc.record({ merchantId: small, price: money, sku: fc.constantFrom('A', 'B') })),
    shoppers: some(fc.record({ phone: fc.constantFrom('081200000001', '+6281200000001', 'x') })),
    orders: some(
      fc.record({
        merchantId: small,
        shopperId: small,
        total: money,
        number: fc.constantFrom('TL-1', 'TL-2', 'TL-3'),
        recipient: fc.constantFrom('Siti', garble('André')),
        postalCode: fc.constantFrom(null, '40111'),
        status: fc.constantFrom('paid', 'completed'),
      }),
    ),
    orderLines: some(fc.record({ orderId: small, amount: money, quantity: small })),
    payments: some(fc.record({ orderId: small, amount: money, transactionId: fc.constantFrom('t-1', 't-2', 't-3') })),
    refunds: some(fc.record({ paymentId: small, amount: money })),
    reviews: some(fc.record({ orderId: small, rating: fc.integer({ min: 0, max: 7 }) })),
    balances: some(fc.record({ merchantId: small })),
  })
  const toRows = (tables: Record<string, object[]>, from: number): Rows =>
    Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [
        table,
        rows.map((row, index) => rowOf(table as BundleTable, { id: from + index, ...row } as never)),
      ]),
    )

  await fc.assert(
    fc.asyncProperty(dirt, dirt, fc.array(small), async (bulk, later, deleted) => {
      await loadAnew(toRows(bulk, 1))
      const inTheBulk = await countRows(sql)
      await repairRows(sql, { now })
      const removedKeys = [...new Set(deleted)].sort()
      await load(toRows(later, 3), { orders: removedKeys })
      await repairRows(sql, { now })

      const after = await countRows(sql)
      expect([...unbalanced(inTheBulk), ...unbalanced(after)]).toEqual([])
      expect(inTheBulk.map(({ table, source }) => [table, source])).toEqual(
        inTheBulk.map(({ table }) => [table, (bulk as Record<string, object[]>)[table]?.length ?? 0]),
      )
      expect(
        await sql`
        select from migration.orders o join migration.quarantine s
        on s.table_name = 'orders' and s.key = o.id and s.state <> 'repaired'`,
      ).toHaveLength(0)
    }),
    { numRuns: 5 },
  )
})
