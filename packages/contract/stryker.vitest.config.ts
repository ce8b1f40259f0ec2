import { defineConfig } from 'vitest/config'

/** Mutants are tried in a copy of this folder alone, where the setup that other test runs share is not to be found. */
export default defineConfig({ test: { include: ['**/*.test.ts'], testTimeout: 30_000 } })
