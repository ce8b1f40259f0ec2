import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nextConfig } from '@jembatan/http/next-config'
import createNextIntlPlugin from 'next-intl/plugin'

const workspace = join(dirname(fileURLToPath(import.meta.url)), '..')

const config = nextConfig(workspace, {
  serverExternalPackages: ['pino', 'graphile-worker'],
  // A payment page's address contains its token, which Next's development log would print.
  logging: { incomingRequests: false },
})

export default createNextIntlPlugin('./i18n/request.ts')(config)
