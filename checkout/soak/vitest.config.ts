import { dirname } from 'node:path'
import { defineConfig } from 'vitest/config'
import type {} from '../../tools/gate/in-own-folder'

/**
 * A separate project, since it takes minutes. From this system's root: `vitest run --config
 * soak/vitest.config.ts`.
 */
const folder = dirname(import.meta.dirname)

export default defineConfig({
  root: folder,
  resolve: { tsconfigPaths: true },
  test: {
    name: 'soak',
    provide: { folder },
    setupFiles: ['../tools/gate/in-own-folder.ts'],
    include: ['soak/*.test.ts'],
    testTimeout: 30_000,
    globalSetup: './db/test-cluster.ts',
    env: { LOG_LEVEL: 'silent' },
  },
})
