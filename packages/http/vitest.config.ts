import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'http', include: ['*.test.ts'], setupFiles: ['../../tools/gate/fresh-modules.ts'], isolate: false },
})
