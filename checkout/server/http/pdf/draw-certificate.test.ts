import { expect, test } from 'vitest'
import certificateEn from '@/messages/en/certificate.json'
import quarantineEn from '@/messages/en/quarantine.json'
import certificateId from '@/messages/id/certificate.json'
import quarantineId from '@/messages/id/quarantine.json'
import { type CertificateData, describeCertificate } from '../../migration/verification/describe-certificate'
import { drawCertificate } from './draw-certificate'

const at = '2024-03-27T02:00:00.000Z'
const about = { version: 1 as const, migration: '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10', side: 'https://shop.example' }

const certificate: CertificateData = {
  version: 1,
  attested: {
    signature: 'a..b',
    document: {
      ...about,
      by: 'Budi',
      attestedAt: at,
      frozenAt: at,
      openedAt: '2024-03-27T02:00:06.400Z',
      sequence: 3,
      tables: [
        {
          table: 'orders',
          source: 20_000,
          loaded: 19_957,
          quarantined: 3,
          refused: 40,
          mended: 125,
          sum: '9007199254740993',
        },
      ],
      checksums: { oldShop: 'a'.repeat(64), pasar: 'b'.repeat(64) },
      leftBehind: { rows: 3, reason: 'pembeli tidak menjawab' },
      moved: { orders: 19_957, persons: 1200 },
    },
  },
  emptied: {
    signature: 'c..d',
    document: {
      ...about,
      by: 'Sari',
      emptiedAt: at,
      attestation: 'c'.repeat(64),
      filesRemoved: 97,
      tables: [{ name: 'orders', rows: 20_000 }],
      slot: 'dropped',
      publication: 'dropped',
      replicationRight: 'taken back',
      signingKey: 'destroyed',
    },
  },
  closed: {
    signature: 'e..f',
    document: {
      ...about,
      by: 'Budi',
      closedAt: at,
      attestation: 'c'.repeat(64),
      emptied: 'd'.repeat(64),
      filesRemoved: 3,
      stagingArea: 'dropped',
      identity: 'destroyed',
    },
  },
  keys: null,
}

test.each([
  [
    'id',
    'Pesanan',
    '9.007.199.254.740.993',
    '6,4 detik',
    '3 baris tertinggal di karantina. Alasan operator: pembeli tidak menjawab',
  ],
  [
    'en',
    'Orders',
    '9,007,199,254,740,993',
    '6.4 seconds',
    '3 rows stayed behind in quarantine. The operator’s reason: pembeli tidak menjawab',
  ],
] as const)(
  'says in %s where every row is, to the rupiah, and what stayed behind',
  (language, orders, sum, seconds, left) => {
    const described = describeCertificate(certificate, language)

    expect(described.rows.rows[0]?.[0]).toBe(orders)
    expect(described.rows.rows[0]?.at(-1)).toBe(sum)
    expect(JSON.stringify(described.times)).toContain(seconds)
    expect(described.rows.left).toBe(left)
  },
)

test('the PDF names its language and is the same however often it is drawn', async () => {
  const [one, other] = [await drawCertificate(certificate), await drawCertificate(certificate)]

  expect(one.toString('latin1')).toMatch(/^%PDF-1\.\d/)
  expect(one.toString('latin1')).toContain('/Lang (id)')
  expect(one.equals(other)).toBe(true)
})

test.each([
  ['Indonesian', quarantineId.tables, certificateId.tables],
  ['English', quarantineEn.tables, certificateEn.tables],
])(
  'in %s a table is called as operators know it, but for refunds, whose sum has chargebacks in it',
  (_, changes, named) => {
    expect({ ...named, refunds: changes.refunds }).toEqual(changes)
  },
)
