import { expect } from '@playwright/test'
import { type Call, call, readRegister } from '../fixtures/doors'
import { test } from '../fixtures/once-a-worker'

const json = { headers: { 'content-type': 'application/json' }, body: '{}' }
const MACHINES_ASK: Record<'ramai' | 'pasar' | 'kasir', Call[]> = {
  ramai: [
    { path: '/api/health' },
    { path: '/api/trpc/feed.page?input=%7B%7D' },
    { path: '/toko/faktur/1' },
    {
      path: '/toko/pesanan',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'produk=1',
    },
  ],
  pasar: [
    { path: '/api/health' },
    { path: '/h?t=a.b.c' },
    { path: '/h/claim', method: 'POST' },
    { path: '/api/trpc/delivery.areas' },
    { path: '/api/payment/notification', method: 'POST', ...json },
  ],
  kasir: [
    { path: '/api/health' },
    { path: '/v2/charge', method: 'POST', ...json },
    { path: '/v2/an-order/status' },
    { path: '/snap/v1/transactions', method: 'POST', ...json },
    { path: '/_sim/clock' },
  ],
}

/** Next streams what a route handler answers, and so names no length. */
const isAnsweredByNext = async (name: keyof typeof MACHINES_ASK, asked: Call) =>
  (await call((await readRegister(name)).origin, asked)).headers['content-length'] === undefined

for (const name of ['ramai', 'pasar', 'kasir'] as const) {
  for (const asked of MACHINES_ASK[name])
    test(`${name} answers ${asked.method ?? 'GET'} ${asked.path.split('?')[0]} without Next`, async () => {
      expect(await isAnsweredByNext(name, asked)).toBe(false)
    })

  test(`${name} leaves to Next what its proxy looks at`, async () => {
    expect(await isAnsweredByNext(name, { path: '/api/ready' })).toBe(true)
  })
}
