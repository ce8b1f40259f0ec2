import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nextConfig } from '@jembatan/http/next-config'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The previous Indonesian addresses, which bookmarks and slides still use. */
const MOVED = [
  { source: '/bab', destination: '/chapters' },
  { source: '/bab/pembayaran', destination: '/chapters/payment' },
  { source: '/bab/data-pengguna', destination: '/chapters/user-data' },
  { source: '/bab/operasi-pedagang', destination: '/chapters/merchant-operations' },
  { source: '/bab/satu-aplikasi', destination: '/chapters/one-app' },
  { source: '/basis-data', destination: '/databases' },
  { source: '/bukti', destination: '/evidence' },
  { source: '/catatan', destination: '/notes' },
  { source: '/inspektor', destination: '/inspector' },
  { source: '/skenario/:path*', destination: '/scenarios/:path*' },
  { source: '/urutan', destination: '/sequence' },
]

const config = nextConfig(workspace, {
  serverExternalPackages: ['pino'],
  logging: { incomingRequests: false },
  devIndicators: false,
  allowedDevOrigins: ['jembatan.localhost'],
  redirects: async () => MOVED.map((moved) => ({ ...moved, permanent: true })),
})

export default createNextIntlPlugin('./i18n/request.ts')(config)
