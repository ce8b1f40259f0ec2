import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bodiesUpTo, nextConfig } from '@jembatan/http/next-config'
import createNextIntlPlugin from 'next-intl/plugin'

const folder = dirname(fileURLToPath(import.meta.url))

const A_DAY = 'public, max-age=86400, stale-while-revalidate=604800'

const config = nextConfig(folder, {
  experimental: bodiesUpTo('24mb'),
  // A page preloads its first files itself, compressed; the same as a header would cost 300 bytes
  // of the first packets.
  reactMaxHeadersLength: 0,
  serverExternalPackages: ['sharp'],
  headers: async () => [{ source: '/media/:path*', headers: [{ key: 'Cache-Control', value: A_DAY }] }],
})

export default createNextIntlPlugin('./i18n/request.ts')(config)
