import type { Sql } from 'postgres'

/**
 * Inserts rows as a tap does, in one statement: the system's triggers chain them and notify
 * listeners.
 */
export async function pourRows(sql: Sql, count: number, mark = 'before') {
  const detail = {
    shop: 'pasar',
    crossing: { flow: 'F2', from: 'ramai', to: 'pasar', carrier: 'browser', verdict: 'passed' },
    message: {
      method: 'GET',
      path: `/h?mark=${mark}`,
      claims: { iss: 'http://ramai.localhost', aud: 'http://pasar.localhost', sku: 'AYU-SERUM', qty: 1, promo: 101 },
      signature: { alg: 'EdDSA', kid: 'bench' },
    },
  }
  await sql`
    insert into audit_events (kind, detail, at)
    select 'handoff_minted', ${sql.json(detail)}, now() from generate_series(1, ${count})`
}
