import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'http',
    include: ['*.test.ts'],
    testTimeout: 30_000,
    setupFiles: ['../../tools/gate/fresh-modules.ts'],
    isolate: false,
  },
})
