import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['{app,server,db,i18n}/**/*.test.ts'],
    globalSetup: './db/test-cluster.ts',
    env: { LOG_LEVEL: 'silent' },
  },
})
