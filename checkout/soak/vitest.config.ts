import { defineConfig } from 'vitest/config'

/** Stories take minutes, so they are a run of their own: from this system’s root, `vitest run --config soak/vitest.config.ts`. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['soak/*.test.ts'],
    globalSetup: './db/test-cluster.ts',
    env: { LOG_LEVEL: 'silent' },
  },
})
