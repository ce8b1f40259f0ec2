import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

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
  experimental: { turbopackFileSystemCacheForBuild: false },
  // Tests import development packages. The gate has those, so its build checks the types of tests too.
  typescript: { tsconfigPath: process.env.NEXT_DIST_DIR === '.next-test' ? 'tsconfig.json' : 'tsconfig.build.json' },
  reactStrictMode: true,
  outputFileTracingRoot: workspace,
  turbopack: { root: workspace },
  serverExternalPackages: ['pino', 'graphile-worker'],
  // A payment page's address holds its token; Next's own development log would print it.
  logging: { incomingRequests: false },
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
