import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    name: 'walkthrough',
    include: ['{app,server,i18n}/**/*.test.ts'],
    testTimeout: 30_000,
    provide: { folder: import.meta.dirname },
    setupFiles: ['../tools/test/in-own-folder.ts'],
  },
})
