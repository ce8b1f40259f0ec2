import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { cruiseImports, ruleNames } from './cruise-imports'

type Violation = { rule: string; from: string; imports: string; to?: string }

/** One violation for each rule: a file with a forbidden import. */
const planted: Violation[] = [
  {
    rule: 'ramai-reaches-no-other-system',
    from: 'app/page.ts',
    imports: '../checkout/app/price',
    to: 'checkout/app/price.ts',
  },
  {
    rule: 'no-other-system-reaches-ramai',
    from: 'checkout/app/page.ts',
    imports: '../../i18n/words',
    to: 'i18n/words.ts',
  },
  {
    rule: 'neighbours-stay-apart',
    from: 'checkout/i18n/a.ts',
    imports: '../../payment-partner/i18n/b',
    to: 'payment-partner/i18n/b.ts',
  },
  {
    rule: 'old-shop-reaches-no-system',
    from: 'old-shop/server/a.ts',
    imports: '../../db/connect',
    to: 'db/connect.ts',
  },
  {
    rule: 'no-system-reaches-the-old-shop',
    from: 'checkout/server/a.ts',
    imports: '../../old-shop/db/connect',
    to: 'old-shop/db/connect.ts',
  },
  {
    rule: 'payment-partner-knows-no-contract',
    from: 'payment-partner/i18n/a.ts',
    imports: '../../packages/contract/handoff',
    to: 'packages/contract/handoff.ts',
  },
  {
    rule: 'shared-packages-know-no-other',
    from: 'packages/audit-log/index.ts',
    imports: '../platform/request',
    to: 'packages/platform/request.ts',
  },
  {
    rule: 'shared-packages-know-no-system',
    from: 'packages/contract/handoff.ts',
    imports: '../../checkout/i18n/words',
    to: 'checkout/i18n/words.ts',
  },
  {
    rule: 'contract-is-for-what-crosses',
    from: 'checkout/server/order/place.ts',
    imports: '../../../packages/contract/handoff',
    to: 'packages/contract/handoff.ts',
  },
  {
    rule: 'only-what-all-see-alike-may-lag',
    from: 'checkout/server/order/a.ts',
    imports: '@/db/lagging',
    to: 'checkout/db/lagging.ts',
  },
  {
    rule: 'only-what-all-see-alike-may-lag',
    from: 'checkout/server/trpc/order.ts',
    imports: '../lagging',
    to: 'checkout/server/lagging.ts',
  },
  {
    rule: 'app-reaches-server-through-trpc',
    from: 'checkout/app/page.ts',
    imports: '@/server/order/list',
    to: 'checkout/server/order/list.ts',
  },
  {
    rule: 'plain-files-reach-no-server',
    from: 'checkout/server/cart/limits.ts',
    imports: '../order/list',
    to: 'checkout/server/order/list.ts',
  },
  {
    rule: 'plain-files-reach-no-server',
    from: 'server/rights/input.ts',
    imports: '@/db/schema',
    to: 'db/schema.ts',
  },
  {
    rule: 'auditors-reach-the-audit-log-alone',
    from: 'server/http/audit.ts',
    imports: '@/server/feed/list',
    to: 'server/feed/list.ts',
  },
  {
    rule: 'auditors-reach-the-audit-log-alone',
    from: 'checkout/server/http/audit.ts',
    imports: '../order/list',
    to: 'checkout/server/order/list.ts',
  },
  {
    rule: 'demos-steer-through-their-routes',
    from: 'checkout/server/http/demo.ts',
    imports: '../order/cancel',
    to: 'checkout/server/order/cancel.ts',
  },
  {
    rule: 'demos-steer-through-their-routes',
    from: 'server/http/demo.ts',
    imports: '../feed/list',
    to: 'server/feed/list.ts',
  },
  {
    rule: 'breaches-stand-beside-production',
    from: 'checkout/server/trpc/handoff.ts',
    imports: '../demo/shared-keys',
    to: 'checkout/server/demo/shared-keys.ts',
  },
  {
    rule: 'breaches-stand-beside-production',
    from: 'server/trpc/handoff.ts',
    imports: '../demo/departure-breaches',
    to: 'server/demo/departure-breaches.ts',
  },
  {
    rule: 'breaches-stand-beside-production',
    from: 'checkout/server/trpc/order.ts',
    imports: '../bench/pays-in-process',
    to: 'checkout/server/bench/pays-in-process.ts',
  },
  {
    rule: 'app-knows-procedures-by-type',
    from: 'app/page.ts',
    imports: '@/server/trpc/router',
    to: 'server/trpc/router.ts',
  },
  {
    rule: 'app-reaches-no-database',
    from: 'payment-partner/app/page.ts',
    imports: '@/db/connect',
    to: 'payment-partner/db/connect.ts',
  },
  { rule: 'server-knows-no-page', from: 'server/feed/list.ts', imports: '@/app/words', to: 'app/words.ts' },
  {
    rule: 'http-stands-outermost',
    from: 'payment-partner/server/page/a.ts',
    imports: '../http/own-route',
    to: 'payment-partner/server/http/own-route.ts',
  },
  {
    rule: 'server-knows-no-page',
    from: 'walkthrough/server/a.ts',
    imports: '@/app/_ui/b',
    to: 'walkthrough/app/_ui/b.tsx',
  },
  { rule: 'server-knows-no-framework', from: 'server/feed/list.ts', imports: 'react' },
  { rule: 'db-knows-nobody', from: 'db/seed.ts', imports: '@/server/clock', to: 'server/clock.ts' },
  {
    rule: 'systems-know-no-tooling',
    from: 'server/clock.ts',
    imports: '../tools/dev/postgres/cluster',
    to: 'tools/dev/postgres/cluster.ts',
  },
  {
    rule: 'buyer-knows-the-contract-alone',
    from: 'packages/buyer/order.ts',
    imports: '../platform/request',
    to: 'packages/platform/request.ts',
  },
  {
    rule: 'systems-buy-nothing',
    from: 'checkout/server/order/place.ts',
    imports: '../../../packages/buyer/order',
    to: 'packages/buyer/order.ts',
  },
  {
    rule: 'journeys-and-evidence-stay-apart',
    from: 'evidence/control.ts',
    imports: '../e2e/journey',
    to: 'e2e/journey.ts',
  },
  {
    rule: 'proofs-look-from-outside',
    from: 'e2e/journey.ts',
    imports: '../checkout/db/connect',
    to: 'checkout/db/connect.ts',
  },
  { rule: 'code-knows-no-test', from: 'server/clock.ts', imports: './clock.test', to: 'server/clock.test.ts' },
  { rule: 'no-cycles', from: 'server/a.ts', imports: './b', to: 'server/b.ts' },
  {
    rule: 'no-folder-cycles',
    from: 'checkout/server/order/a.ts',
    imports: '../payment/b',
    to: 'checkout/server/payment/b.ts',
  },
  ...[
    'app',
    'server',
    'checkout/app',
    'payment-partner/app',
    'payment-partner/server',
    'walkthrough/app',
    'walkthrough/server',
    'old-shop/server',
    'tools',
    'deploy/tests',
    'e2e',
    'evidence',
  ].map((room) => ({
    rule: 'no-folder-cycles',
    from: `${room}/order/a.ts`,
    imports: '../payment/b',
    to: `${room}/payment/b.ts`,
  })),
  { rule: 'start-installs-what-is-imported', from: 'evidence/control.ts', imports: 'axe-core' },
  { rule: 'nothing-unresolvable', from: 'server/clock.ts', imports: './missing' },
]

let nursery: string

beforeAll(async () => {
  // Inside the repository, so that packages resolve as for the real files.
  await mkdir(join(root, '.local'), { recursive: true })
  nursery = await mkdtemp(join(root, '.local', 'planted-'))
})

afterAll(() => rm(nursery, { recursive: true }))

describe('the import rules', { timeout: 60_000 }, () => {
  test('every rule has its planted violation', () => {
    expect([...new Set(planted.map(({ rule }) => rule))]).toEqual(ruleNames)
  })

  test.each(planted)('$rule speaks, and no other, when $from imports $imports', async (violation) => {
    const tree = await plant(violation)

    const { violations } = await cruiseImports(tree)

    expect(new Set(violations.map(({ rule }) => rule))).toEqual(new Set([violation.rule]))
  })

  test('a file directly in a room may name a topic that names the room', async () => {
    const tree = await plant({
      rule: 'none',
      from: 'checkout/server/worker.ts',
      imports: './order/a',
      to: 'checkout/server/order/a.ts',
    })
    await write(join(tree, 'checkout/server/order/a.ts'), "export { it } from '../clock'\n")
    await write(join(tree, 'checkout/server/clock.ts'), 'export const it = 1\n')

    const { violations } = await cruiseImports(tree)

    expect(violations).toEqual([])
  })

  test.each(['limits', 'input', 'cookies'])('a page may read %s.ts of a topic', async (name) => {
    const tree = await plant({
      rule: 'none',
      from: 'checkout/app/page.ts',
      imports: `@/server/order/${name}`,
      to: `checkout/server/order/${name}.ts`,
    })

    const { violations } = await cruiseImports(tree)

    expect(violations).toEqual([])
  })

  test('a page may know procedures by type', async () => {
    const tree = await plant({
      rule: 'none',
      from: 'app/page.ts',
      imports: '@/server/trpc/router',
      to: 'server/trpc/router.ts',
    })
    await writeFile(
      join(tree, 'app/page.ts'),
      "import type { it } from '@/server/trpc/router'\nexport type That = typeof it\n",
    )

    const { violations } = await cruiseImports(tree)

    expect(violations).toEqual([])
  })

  test('a build may not need the types of a development package', async () => {
    const tree = await plant({ rule: 'none', from: 'app/page.ts', imports: 'axe-core' })
    await writeFile(join(tree, 'app/page.ts'), "import type { Result } from 'axe-core'\nexport type It = Result\n")

    const { violations } = await cruiseImports(tree)

    expect(violations.map(({ rule }) => rule)).toEqual(['start-installs-what-is-imported'])
  })
})

/** A separate tree with the importing file and, if named, the imported one. */
async function plant({ rule, from, imports, to }: Violation) {
  const tree = join(nursery, `${rule}-${from.replaceAll('/', '-')}`)
  await write(join(tree, from), `import * as that from '${imports}'\nexport const it = that\n`)
  if (to) await write(join(tree, to), BACK[rule] ?? 'export const it = 1\n')
  if (rule === 'no-folder-cycles') await write(join(tree, dirname(from), 'c.ts'), 'export const it = 1\n')

  return tree
}

/** The import that closes a planted cycle. */
const BACK: Record<string, string> = {
  'no-cycles': "export { it } from './a'\n",
  'no-folder-cycles': "export { it } from '../order/c'\n",
}

async function write(file: string, content: string) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
