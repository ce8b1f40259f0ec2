import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bodiesUpTo, nextConfig } from '@jembatan/http/next-config'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

const config = nextConfig(workspace, {
  // Large enough for the photos of a return.
  experimental: bodiesUpTo('16mb'),
  serverExternalPackages: ['pino', 'graphile-worker', 'midtrans-client', 'sharp'],
  // The back office's previous path; old bookmarks still work.
  redirects: async () => [{ source: '/desk/:path*', destination: '/back-office/:path*', permanent: true }],
  // Next's development log would print URLs, and `/h` has a token in its URL.
  logging: { incomingRequests: false },
})

export default createNextIntlPlugin('./i18n/request.ts')(config)
