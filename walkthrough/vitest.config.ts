import { defineConfig } from 'vitest/config'
import type {} from '../tools/gate/in-own-folder'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    name: 'walkthrough',
    include: ['{app,server,i18n}/**/*.test.ts', '*.test.ts'],
    testTimeout: 30_000,
    env: { LOG_LEVEL: 'silent' },
    provide: { folder: import.meta.dirname },
    setupFiles: ['../tools/gate/in-own-folder.ts', '../tools/gate/fresh-modules.ts'],
    isolate: false,
  },
})
