import { defineConfig } from 'vitest/config'

/**
 * Stryker tests mutants in a copy of this folder, which lacks the setup that other test runs share.
 */
export default defineConfig({ test: { include: ['**/*.test.ts'], testTimeout: 30_000 } })
