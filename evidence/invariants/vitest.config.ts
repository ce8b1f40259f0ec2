import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { name: 'invariants', include: ['**/*.test.ts'], testTimeout: 30_000 } })
