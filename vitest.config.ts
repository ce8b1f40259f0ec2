import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const PARTS =
  'contract,audit-log,platform,admission,checkout,payment-partner,walkthrough,old-shop,evidence,tools,invariants'

/** Every unit and database test, a project a part; in a part's own folder `npx vitest` runs that part alone. */
export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    projects: [
      `{${PARTS}}/vitest.config.ts`,
      'tools/rules/vitest.config.ts',
      'checkout/soak/vitest.config.ts',
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'ramai',
          include: ['{app,server,db,i18n}/**/*.test.ts'],
          testTimeout: 30_000,
          globalSetup: './db/test-cluster.ts',
          setupFiles: './tools/test/fresh-modules.ts',
          isolate: false,
        },
      },
    ],
  },
})
