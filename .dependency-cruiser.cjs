/**
 * The import rules: three systems that share only the contract, and three layers inside each
 * system. `tools/gate/rules/import-rules.test.ts` plants a violation of each rule and expects exactly
 * that rule to report it.
 */
const RAMAI = '^(app|server|db|i18n)/|^(instrumentation|web)\\.ts$'
const NEIGHBOURS = '^(checkout|payment-partner|walkthrough)/'
/** The social company's old shop: a separate program without calls in either direction. */
const OLD_SHOP = '^old-shop/'
const ANY_SYSTEM = `${RAMAI}|${NEIGHBOURS}|${OLD_SHOP}`
const SHARED = '^packages/([^/]+)/'
const TOOLING = '^(tools|deploy/tests|e2e|evidence)/'
const TESTS = '\\.test\\.tsx?$|/test-(cluster|database|merchant)\\.ts$|/(testing|soak)/|vitest\\.config\\.ts$'

/** Kasir is an outside company: its pages call its verbs directly. */
const APP_WITH_TRPC = '^(checkout/)?app/'
/** Settings of the environment that pages read. */
const MODE = '^checkout/server/(environment|composition/(image-sources|sample-address))\\.ts$'
const AUDITORS_ASK = '^(checkout/)?server/http/audit\\.ts$'
const DEMOS_ASK = '^(checkout/)?server/http/demo\\.ts$'

/** Files that a page and a topic's verbs share: constants, input schemas and formatting. */
const PLAIN_FILES =
  '^((checkout|payment-partner)/)?server/.+/(cookies|input|limits)\\.ts$|^checkout/server/(delivery/format-phone|invoice/describe-invoice|migration/verification/describe-certificate)\\.ts$'

/** Topics whose data everybody sees alike, and their procedures. */
const MAY_LAG =
  '^checkout/server/(catalogue|search|review)/|^checkout/server/trpc/catalogue\\.ts$|^server/(feed|ranking|replay|search)/|^server/media/media-file\\.ts$|^server/trpc/procedure\\.ts$'

/**
 * Folders of topics. Files directly in such a folder may import its topics and be imported by them.
 */
const TOPICS = '^((checkout|payment-partner|walkthrough|old-shop)/)?(app|server)/|^(tools|deploy/tests|e2e|evidence)/'

/** `npm start` does not install them. */
const DEVELOPMENT_PACKAGES = Object.entries(require('./package-lock.json').packages)
  .filter(([path, { dev }]) => dev && path.includes('node_modules/'))
  .map(([path]) => path.replace(/[.+]/g, '\\$&'))
/** Folders for tests, measurements and deployment, for which `tools/run.mjs` installs them too. */
const MAY_NEED_DEVELOPMENT_PACKAGES = '^e2e/|^tools/(bench|gate)/|^deploy/tests/|^packages/contract/bench/'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule(
      'ramai-reaches-no-other-system',
      'What crosses is carried by the buyer or lies in a file.',
      { path: RAMAI },
      { path: NEIGHBOURS },
    ),
    rule(
      'no-other-system-reaches-ramai',
      'What crosses is carried by the buyer or lies in a file.',
      { path: NEIGHBOURS },
      { path: RAMAI },
    ),
    rule(
      'neighbours-stay-apart',
      'Pasar and Kasir meet over HTTP only.',
      { path: NEIGHBOURS },
      { path: NEIGHBOURS, pathNot: '^$1/' },
    ),
    rule(
      'old-shop-reaches-no-system',
      'What moves out of it is written to files, and read by somebody else.',
      { path: OLD_SHOP },
      { path: `${RAMAI}|${NEIGHBOURS}` },
    ),
    rule(
      'no-system-reaches-the-old-shop',
      'It has nothing to say to anybody, and ends.',
      { path: `${RAMAI}|${NEIGHBOURS}` },
      { path: OLD_SHOP },
    ),
    rule(
      'payment-partner-knows-no-contract',
      'An outside company knows nothing of ours.',
      { path: '^payment-partner/' },
      { path: '^packages/(contract|migration-bundle)/' },
    ),
    rule(
      'shared-packages-know-no-other',
      'Each can be taken along without the rest.',
      { path: SHARED, pathNot: '^packages/buyer/' },
      { path: SHARED, pathNot: ['^packages/$1/', '^packages/contract/keys/'] },
    ),
    rule(
      'shared-packages-know-no-system',
      'A contract that knows a party is no contract.',
      { path: SHARED, pathNot: TESTS },
      { path: `${ANY_SYSTEM}|${TOOLING}` },
    ),
    rule(
      'contract-is-for-what-crosses',
      'What crosses is a topic, and no other topic reads the contract.',
      {
        pathNot: [
          '^(checkout/)?server/(handoff|catalogue)/',
          '^checkout/server/(migration|migrated)/',
          '^checkout/db/schema/staging\\.ts$',
          '^old-shop/server/(export|consent|cut-over|purge)/',
          '^(e2e|evidence|deploy/tests|tools/(bench|dev/postgres|gate/(rules|soak)))/',
          '^payment-partner/',
          SHARED,
        ],
      },
      // The steps of a migration are no data: the code that runs or shows them imports them.
      {
        path: '^packages/(contract|migration-bundle)/',
        pathNot: '^packages/migration-bundle/step(s|-options|-results)\\.ts$',
      },
    ),
    rule(
      'only-what-all-see-alike-may-lag',
      'A replica is some moments behind: an order, a basket or an account that is read there is not there yet.',
      {
        path: '^(checkout/)?(app|server)/',
        pathNot: `${MAY_LAG}|^(checkout/)?server/(lagging|database)\\.ts$|${TESTS}`,
      },
      { path: '^(checkout/)?(db|server)/lagging\\.ts$' },
    ),
    rule(
      'app-reaches-server-through-trpc',
      'Pages call procedures, and share plain constants and schemas with them.',
      { path: APP_WITH_TRPC, pathNot: TESTS },
      { path: '^(checkout/)?server/', pathNot: ['^(checkout/)?server/trpc/', PLAIN_FILES, MODE] },
    ),
    rule(
      'plain-files-reach-no-server',
      'Pages import them: cookies, input and limits of a topic know no database and no verb.',
      { path: PLAIN_FILES },
      {
        path: '^((checkout|payment-partner)/)?(app|db|server)/',
        pathNot: PLAIN_FILES,
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'auditors-reach-the-audit-log-alone',
      'What auditors ask reads the audit log, and no other table of the system.',
      { path: AUDITORS_ASK, pathNot: TESTS },
      { path: '^((checkout|payment-partner)/)?(server|db)/', pathNot: '^((checkout|payment-partner)/)?server/audit/' },
    ),
    rule(
      'demos-steer-through-their-routes',
      'What a demo may do is one list, behind one key.',
      { path: DEMOS_ASK, pathNot: TESTS },
      { path: '^(checkout/)?(server|db)/', pathNot: '^(checkout/)?server/(demo|session|trpc|http/page)/' },
    ),
    rule(
      'breaches-stand-beside-production',
      'A demo stages its faults around what ships, and a benchmark its payments, in one place; the reset clears what they left.',
      {
        path: `^checkout/|${RAMAI}`,
        pathNot: [
          '^(checkout/)?server/(demo|bench|composition)/',
          '^(checkout/)?server/commands/reset(-database)?\\.ts$',
          DEMOS_ASK,
          TESTS,
        ],
      },
      { path: '^(checkout/)?server/(demo|bench)/' },
    ),
    rule(
      'app-knows-procedures-by-type',
      'Server code stays out of pages: types, the one server caller and its failures.',
      { path: APP_WITH_TRPC, pathNot: TESTS },
      {
        path: '^(checkout/)?server/trpc/',
        pathNot: '/trpc/(caller|failures)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'app-reaches-no-database',
      'Pages ask the server.',
      { path: '^((checkout|payment-partner)/)?app/', pathNot: TESTS },
      { path: '^((checkout|payment-partner)/)?db/' },
    ),
    rule(
      'server-knows-no-page',
      'Verbs know nothing of HTTP, cookies or React.',
      { path: '^((checkout|payment-partner|walkthrough)/)?server/' },
      { path: '^((checkout|payment-partner|walkthrough)/)?app/' },
    ),
    rule(
      'http-stands-outermost',
      'The web server alone asks the endpoints; verbs and pages know nothing of them.',
      {
        path: ANY_SYSTEM,
        pathNot: ['^((checkout|payment-partner|walkthrough)/)?(server/http/|web\\.ts$)', TESTS],
      },
      { path: '^((checkout|payment-partner|walkthrough)/)?server/http/' },
    ),
    rule(
      'server-knows-no-framework',
      'Cookies and headers are read in app/ and handed over.',
      { path: '^((checkout|payment-partner|walkthrough)/)?server/' },
      { path: '(^|/)node_modules/(react|react-dom|next)/' },
    ),
    rule(
      'db-knows-nobody',
      'What is remembered does not depend on who asks.',
      { path: '^((checkout|payment-partner|old-shop)/)?db/', pathNot: TESTS },
      { path: '^((checkout|payment-partner|old-shop)/)?(app|server)/' },
    ),
    rule(
      'systems-know-no-tooling',
      'A system runs without the folder that starts it for developers.',
      { path: `${ANY_SYSTEM}|${SHARED}`, pathNot: TESTS },
      { path: TOOLING },
    ),
    rule(
      'buyer-knows-the-contract-alone',
      'A buyer stands outside: a browser, a handoff, and pages that anybody may open.',
      { path: '^packages/buyer/' },
      { path: SHARED, pathNot: '^packages/(buyer|contract)/' },
    ),
    rule(
      'systems-buy-nothing',
      'The buyer belongs to the walkthrough, the tests and the tools; a system that sells does not buy from itself.',
      { path: `${RAMAI}|^(checkout|payment-partner)/|${OLD_SHOP}`, pathNot: TESTS },
      { path: '^packages/buyer/' },
    ),
    rule(
      'journeys-and-evidence-stay-apart',
      'Two proofs that lean on each other are one.',
      { path: '^(e2e|evidence)/' },
      { path: '^(e2e|evidence)/', pathNot: ['^$1/', '^evidence/invariants/'] },
    ),
    rule(
      'proofs-look-from-outside',
      'What looks at a database knows it by its address, and buying is in `packages/buyer`.',
      { path: '^(e2e|evidence)/' },
      { path: '^tools/bench/|^((checkout|payment-partner|old-shop)/)?db/' },
    ),
    rule(
      'code-knows-no-test',
      'What ships does not lean on what checks it.',
      { pathNot: [TESTS, TOOLING] },
      { path: TESTS },
    ),
    rule(
      'no-cycles',
      'Each file can be run after the ones it names.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    {
      ...rule(
        'no-folder-cycles',
        'Topics are layers: a folder names only folders below it.',
        { path: TOPICS },
        { circular: true },
      ),
      scope: 'folder',
    },
    rule(
      'start-installs-what-is-imported',
      'What `npm start` and the commands beside it import is a dependency. Types too, since a build checks them.',
      { pathNot: [TESTS, MAY_NEED_DEVELOPMENT_PACKAGES] },
      { path: `(^|/)(${DEVELOPMENT_PACKAGES.join('|')})/` },
    ),
    rule('nothing-unresolvable', 'Every import finds what it names.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    // Vendure is installed separately, only for a benchmark.
    exclude: {
      path: '(^|/)(\\.next[^/]*|\\.local|playwright-report|test-results)/|next-env\\.d\\.ts|^tools/bench/peers/vendure/',
    },
    // Types count: importing a type of another system is a dependency on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'style'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json', '.css'],
    },
  },
}
