import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../dev/systems/systems'
import { cruiseImports, ruleNames } from './cruise-imports'

/** Planted violations by rule: a file and its forbidden import. */
const FORBIDDEN: Record<string, [from: string, imports: string][]> = {
  'ramai-reaches-no-other-system': [['app/a.ts', '../checkout/app/price']],
  'no-other-system-reaches-ramai': [['checkout/app/a.ts', '../../i18n/words']],
  'neighbours-stay-apart': [['checkout/i18n/a.ts', '../../payment-partner/i18n/b']],
  'old-shop-reaches-no-system': [['old-shop/server/a.ts', '../../db/connect']],
  'no-system-reaches-the-old-shop': [['checkout/server/a.ts', '../../old-shop/db/connect']],
  'payment-partner-knows-no-contract': [['payment-partner/i18n/a.ts', '../../packages/contract/handoff']],
  'shared-packages-know-no-other': [['packages/audit-log/a.ts', '../platform/request']],
  'shared-packages-know-no-system': [['packages/contract/a.ts', '../../checkout/i18n/words']],
  'contract-is-for-what-crosses': [['checkout/server/order/a.ts', '../../../packages/contract/handoff']],
  'only-what-all-see-alike-may-lag': [
    ['checkout/server/order/b.ts', '@/db/lagging'],
    ['checkout/server/trpc/a.ts', '../lagging'],
  ],
  'app-reaches-server-through-trpc': [['checkout/app/b.ts', '@/server/order/list']],
  'plain-files-reach-no-server': [
    ['checkout/server/cart/limits.ts', '../order/list'],
    ['server/rights/input.ts', '@/db/schema'],
  ],
  'auditors-reach-the-audit-log-alone': [
    ['server/http/audit.ts', '@/server/feed/list'],
    ['checkout/server/http/audit.ts', '../order/list'],
  ],
  'demos-steer-through-their-routes': [
    ['server/http/demo.ts', '../feed/list'],
    ['checkout/server/http/demo.ts', '../order/list'],
  ],
  'breaches-stand-beside-production': [
    ['server/trpc/a.ts', '../demo/departure-breaches'],
    ['checkout/server/trpc/b.ts', '../demo/shared-keys'],
    ['checkout/server/trpc/c.ts', '../bench/pays-in-process'],
  ],
  'app-knows-procedures-by-type': [['app/b.ts', '@/server/trpc/router']],
  'app-reaches-no-database': [['payment-partner/app/a.ts', '@/db/connect']],
  'server-knows-no-page': [
    ['server/feed/a.ts', '@/app/words'],
    ['walkthrough/server/a.ts', '@/app/_ui/b'],
  ],
  'http-stands-outermost': [['payment-partner/server/page/a.ts', '../http/own-route']],
  'server-knows-no-framework': [['server/feed/b.ts', 'react']],
  'db-knows-nobody': [['db/seed.ts', '@/server/clock']],
  'systems-know-no-tooling': [['server/a.ts', '../tools/dev/postgres/cluster']],
  'buyer-knows-the-contract-alone': [['packages/buyer/a.ts', '../platform/request']],
  'systems-buy-nothing': [['checkout/server/order/c.ts', '../../../packages/buyer/order']],
  'journeys-and-evidence-stay-apart': [['evidence/a.ts', '../e2e/journey']],
  'proofs-look-from-outside': [['e2e/a.ts', '../checkout/db/connect']],
  'code-knows-no-test': [['server/b.ts', './clock.test']],
  'no-cycles': [['server/c.ts', './d']],
  'no-folder-cycles': [
    ...['', 'checkout/', 'payment-partner/', 'walkthrough/', 'old-shop/'].map((system) => `${system}server`),
    ...['app', 'checkout/app', 'payment-partner/app', 'walkthrough/app', 'tools', 'deploy/tests', 'e2e', 'evidence'],
  ].map((room) => [`${room}/one/a.ts`, '../two/b']),
  'start-installs-what-is-imported': [
    ['evidence/b.ts', 'axe-core'],
    // A build checks types, so it needs them too.
    ['app/d.ts', 'type axe-core'],
  ],
  'nothing-unresolvable': [['server/e.ts', './missing']],
}

const ALLOWED: [from: string, imports: string][] = [
  ...['limits', 'input', 'cookies'].map((name): [string, string] => [
    `checkout/app/${name}.ts`,
    `@/server/bag/${name}`,
  ]),
  ['app/c.ts', 'type @/server/trpc/router'],
  // A file directly in a room may import a topic that imports the room.
  ['checkout/server/worker.ts', './till/a'],
  ['checkout/server/till/a.ts', '../clock'],
]

const planted = [
  ...Object.entries(FORBIDDEN).flatMap(([rule, files]) => files.map(([from, imports]) => ({ rule, from, imports }))),
  ...ALLOWED.map(([from, imports]) => ({ rule: null, from, imports })),
]

let tree: string
let violations: { rule: string; from: string }[]

beforeAll(async () => {
  // Inside the repository, so that packages resolve as for the real files.
  await mkdir(join(root, '.local'), { recursive: true })
  tree = await mkdtemp(join(root, '.local', 'planted-'))
  for (const { from, imports } of planted) await write(nameTarget(from, imports), 'export const it = 1\n')
  for (const { from, imports } of planted) await write(from, importing(imports))
  // These imports close the planted cycles.
  await write('server/d.ts', importing('./c'))
  for (const [from] of FORBIDDEN['no-folder-cycles'] ?? []) {
    await write(join(dirname(from), 'c.ts'), 'export const it = 1\n')
    await write(join(dirname(from), '../two/b.ts'), importing('../one/c'))
  }

  const cruised = await cruiseImports(tree)
  violations = cruised.violations
}, 120_000)

afterAll(() => rm(tree, { recursive: true }))

test('every rule has its planted violation', () => {
  expect(Object.keys(FORBIDDEN)).toEqual(ruleNames)
})

test.each(planted)('$rule alone speaks when $from imports $imports', ({ rule, from }) => {
  const rules = violations.filter((one) => one.from === from || one.from === dirname(from)).map(({ rule }) => rule)

  expect([...new Set(rules)]).toEqual(rule ? [rule] : [])
})

const importing = (imports: string) => {
  const [name = '', isType] = imports.split(' ').toReversed()

  return `import ${isType ? 'type * as that' : '* as that'} from '${name}'\nexport type It = typeof that\nexport const it = 1\n`
}

/** The imported file; none for a package, and for the file that is missing. */
function nameTarget(from: string, imports: string) {
  const path = imports.replace('type ', '')
  if (path === './missing') return
  const [system] = /^(checkout|payment-partner|walkthrough)(?=\/)/.exec(from) ?? ['']
  if (path.startsWith('@/')) return join(system, `${path.slice(2)}.ts`)

  return path.startsWith('.') ? join(dirname(from), `${path}.ts`) : undefined
}

async function write(file: string | undefined, content: string) {
  if (!file) return
  await mkdir(dirname(join(tree, file)), { recursive: true })
  await writeFile(join(tree, file), content)
}
