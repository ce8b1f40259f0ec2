import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['**/*.test.ts'], globalSetup: '../evidence/testing/ramai-cluster.ts', testTimeout: 30_000 },
})
