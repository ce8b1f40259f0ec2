import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./i18n/request.ts')

const folder = dirname(fileURLToPath(import.meta.url))

/** Above the largest body of any endpoint. */
const MOST_BYTES = '24mb'

const A_DAY = 'public, max-age=86400, stale-while-revalidate=604800'

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // What runs it elsewhere: tools/artefact makes a whole of it. A server that is started here needs none, and would warn of it.
  ...(process.argv[2] === 'build' && { output: 'standalone' }),
  poweredByHeader: false,
  // The web server in front of Next does, by brotli too.
  compress: false,
  // No page uses the optimiser: nobody may have it fetch an address for them.
  images: { unoptimized: true },
  experimental: {
    // A clean build is a fifth shorter without; whole builds are kept by what they were built from.
    turbopackFileSystemCacheForBuild: false,
    // How much a form may bring is the register of endpoints' to say; Next's own limits only have to let that much through.
    serverActions: { bodySizeLimit: MOST_BYTES },
    proxyClientMaxBodySize: MOST_BYTES,
  },
  // Tests import development packages. The gate has those, so its build checks the types of tests too.
  typescript: { tsconfigPath: process.env.NEXT_DIST_DIR === '.next-test' ? 'tsconfig.json' : 'tsconfig.build.json' },
  reactStrictMode: true,
  // What a page needs first it names itself, compressed; as a header the same would cost the first packets 300 bytes.
  reactMaxHeadersLength: 0,
  outputFileTracingRoot: folder,
  turbopack: { root: folder },
  serverExternalPackages: ['sharp'],
  headers: async () => [{ source: '/media/:path*', headers: [{ key: 'Cache-Control', value: A_DAY }] }],
}

export default withMessages(config)
