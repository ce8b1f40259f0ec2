import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The Indonesian addresses of before, as they stand in bookmarks and slides. */
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
  serverExternalPackages: ['pino'],
  logging: { incomingRequests: false },
  devIndicators: false,
  allowedDevOrigins: ['jembatan.localhost'],
  redirects: async () => MOVED.map((moved) => ({ ...moved, permanent: true })),
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
