import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bodiesUpTo, nextConfig } from '@jembatan/http/next-config'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

const config = nextConfig(workspace, {
  // The photos of a return.
  experimental: bodiesUpTo('16mb'),
  serverExternalPackages: ['pino', 'graphile-worker', 'midtrans-client', 'sharp'],
  // Where the back office was until it got its name; bookmarks stay good.
  redirects: async () => [{ source: '/desk/:path*', destination: '/back-office/:path*', permanent: true }],
  // Next's own development log prints addresses, and `/h` has a token in its.
  logging: { incomingRequests: false },
})

export default createNextIntlPlugin('./i18n/request.ts')(config)
