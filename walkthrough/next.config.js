import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

/** @type {import('next').NextConfig} */
const config = {
  // One build serves any origin and port: nothing of the environment may be baked in here.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: workspace,
  turbopack: { root: workspace },
  serverExternalPackages: ['pino'],
  logging: { incomingRequests: false },
  devIndicators: false,
  // A stream that waits for a full block to compress is no stream.
  compress: false,
  allowedDevOrigins: ['jembatan.localhost'],
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
