import { defineConfig } from 'vitest/config'
import type {} from '../tools/gate/in-own-folder'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    name: 'old-shop',
    provide: { folder: import.meta.dirname },
    setupFiles: ['../tools/gate/in-own-folder.ts', '../tools/gate/fresh-modules.ts'],
    isolate: false,
    include: ['{db,server}/**/*.test.ts'],
    testTimeout: 30_000,
    globalSetup: './db/test-cluster.ts',
  },
})
