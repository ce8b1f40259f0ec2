import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const PARTS = 'packages/*,checkout,payment-partner,walkthrough,old-shop,evidence,tools,deploy/tests'

/**
 * The longest file, and the projects that contain long ones. Started last, one would run alone
 * while the other cores are idle.
 */
const FIRST = ['tools/dev/migration/killed-anywhere', '/tools/', '/evidence/invariants/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = FIRST.findIndex((part) => moduleId.includes(part))
      return at < 0 ? FIRST.length : at
    }
    const sorted = await super.sort(files)

    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

/**
 * All unit and database tests, one project per part. In a part's own folder `npx vitest` runs only
 * that part.
 */
export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      `{${PARTS}}/vitest.config.ts`,
      'tools/gate/rules/vitest.config.ts',
      'checkout/soak/vitest.config.ts',
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'ramai',
          include: ['{app,server,db,i18n}/**/*.test.ts'],
          testTimeout: 30_000,
          globalSetup: './db/test-cluster.ts',
          setupFiles: './tools/gate/fresh-modules.ts',
          isolate: false,
        },
      },
    ],
  },
})
