import { getRedirectUrl, unstable_getResponseFromNextConfig } from 'next/experimental/testing/server'
import { expect, test } from 'vitest'
import nextConfig from '@/next.config'

const ORIGIN = 'http://jembatan.localhost:3003'

test.each([
  ['/bab', '/chapters'],
  ['/bab/pembayaran', '/chapters/payment'],
  ['/bab/data-pengguna', '/chapters/user-data'],
  ['/bab/operasi-pedagang', '/chapters/merchant-operations'],
  ['/bab/satu-aplikasi', '/chapters/one-app'],
  ['/basis-data', '/databases'],
  ['/bukti', '/evidence'],
  ['/catatan', '/notes'],
  ['/inspektor', '/inspector'],
  ['/skenario', '/scenarios'],
  ['/skenario/used-token/3', '/scenarios/used-token/3'],
  ['/urutan', '/sequence'],
])('the old address %s leads to %s for good', async (before, now) => {
  const response = await unstable_getResponseFromNextConfig({ url: `${ORIGIN}${before}`, nextConfig })

  expect([response.status, getRedirectUrl(response)]).toEqual([308, `${ORIGIN}${now}`])
})
