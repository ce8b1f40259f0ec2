import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'tools',
    include: ['**/*.test.ts'],
    exclude: ['rules/**'],
    testTimeout: 30_000,
    setupFiles: ['./test/fresh-modules.ts'],
    isolate: false,
  },
})
