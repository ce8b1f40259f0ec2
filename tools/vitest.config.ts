import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'tools',
    include: ['**/*.test.ts'],
    exclude: ['gate/rules/**'],
    testTimeout: 30_000,
    setupFiles: ['./gate/fresh-modules.ts'],
    isolate: false,
  },
})
