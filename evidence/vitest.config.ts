import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'evidence', include: ['**/*.test.ts'], globalSetup: '../db/test-cluster.ts', testTimeout: 30_000 },
})
