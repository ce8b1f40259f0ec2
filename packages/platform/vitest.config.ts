import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'platform',
    include: ['**/*.test.ts'],
    testTimeout: 30_000,
    globalSetup: './testing/test-cluster.ts',
    setupFiles: ['../../tools/gate/fresh-modules.ts'],
    isolate: false,
  },
})
