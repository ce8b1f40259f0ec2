import { defineConfig } from 'vitest/config'

// The compiler and the cruiser are large, and all files of a process share them.
export default defineConfig({
  test: { name: 'rules', include: ['**/*.test.ts'], isolate: false, testTimeout: 120_000 },
})
