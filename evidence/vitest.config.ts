import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'evidence',
    include: ['**/*.test.ts'],
    globalSetup: '../db/test-cluster.ts',
    setupFiles: ['../tools/gate/fresh-modules.ts'],
    isolate: false,
    testTimeout: 30_000,
  },
})
