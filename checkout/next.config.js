import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Above the largest body of any endpoint: the photos of a return. */
const MOST_BYTES = '16mb'

/** @type {import('next').NextConfig} */
const config = {
  // One build serves any origin and port: nothing of the environment may be baked in here.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // What runs it elsewhere: tools/artefact makes a whole of it. A server that is started here needs none, and would warn of it.
  ...(process.argv[2] === 'build' && { output: 'standalone' }),
  poweredByHeader: false,
  // The web server in front of Next does, by brotli too.
  compress: false,
  // No page uses the optimiser: nobody may have it fetch an address for them.
  images: { unoptimized: true },
  // A clean build is a fifth shorter without; whole builds are kept by what they were built from.
  experimental: {
    turbopackFileSystemCacheForBuild: false,
    // How much a form may bring is the register of endpoints' to say; Next's own limits only have to let that much through.
    serverActions: { bodySizeLimit: MOST_BYTES },
    proxyClientMaxBodySize: MOST_BYTES,
  },
  // Tests import development packages. The gate has those, so its build checks the types of tests too.
  typescript: { tsconfigPath: process.env.NEXT_DIST_DIR === '.next-test' ? 'tsconfig.json' : 'tsconfig.build.json' },
  reactStrictMode: true,
  outputFileTracingRoot: workspace,
  turbopack: { root: workspace },
  serverExternalPackages: ['pino', 'graphile-worker', 'midtrans-client', 'sharp'],
  // Where the back office was until it got its name; bookmarks stay good.
  redirects: async () => [{ source: '/desk/:path*', destination: '/back-office/:path*', permanent: true }],
  // Next's own development log prints addresses, and `/h` has a token in its.
  logging: { incomingRequests: false },
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
