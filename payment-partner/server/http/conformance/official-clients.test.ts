import { spawn } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { biSnapAccounts } from '@/db/schema'
import { TEST_MERCHANT, TEST_PAYOUT_KEYS, TEST_SIMULATION_KEY } from '@/db/test-merchant'
import { createBeneficiary } from '@/server/payout/beneficiaries'
import { topUp } from '@/server/payout/top-up'
import { planFault } from '@/server/simulation/plan-fault'
import { deliverDue } from '@/server/testing/deliver-due'
import { openReceiver } from '@/server/testing/open-receiver'
import { openWorld } from '@/server/testing/open-world'
import { serveGateway } from '../testing/serve-gateway'
import { EXCEPTIONS } from './official-exceptions'

/** Folder with the sources of the clients, fetched beforehand. */
const SOURCES = process.env.CLIENT_SOURCES ?? ''

type Outcome = { name: string; state: 'passed' | 'failed' | 'skipped' }

type Suite = {
  folder: string
  command: [string, ...string[]]
  environment?: Record<string, string>
  outcomes: (output: string) => Outcome[]
}

/** The clients' own suites: how each runs, and how it reports. */
const SUITES: Record<keyof typeof EXCEPTIONS, Suite> = {
  'midtrans-nodejs-client': {
    folder: '.',
    command: ['node_modules/.bin/mocha', '--reporter', 'json'],
    outcomes: (output) => {
      const { passes, failures, pending } = JSON.parse(output.slice(output.indexOf('{\n  "stats"')))
      const named = (list: { fullTitle: string }[], state: Outcome['state']) =>
        list.map(({ fullTitle: name }) => ({ name, state }))

      return [...named(passes, 'passed'), ...named(failures, 'failed'), ...named(pending, 'skipped')]
    },
  },
  'midtrans-go': {
    folder: 'src/github.com/midtrans/midtrans-go',
    command: ['go', 'test', '-json', './snap', './coreapi', './iris', '.'],
    environment: { GO111MODULE: 'off' },
    outcomes: (output) =>
      output
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line): { Action: string; Package: string; Test?: string } => JSON.parse(line))
        .flatMap(({ Action, Package, Test }) => {
          const state = ({ pass: 'passed', fail: 'failed', skip: 'skipped' } as const)[Action]

          return Test && state ? [{ name: `${Package.split('/').at(-1)} ${Test}`, state }] : []
        }),
  },
  'midtrans-python-client': {
    folder: '.',
    command: ['python3', '-m', 'pytest', 'tests', '-rA', '-q', '--tb=no'],
    outcomes: (output) =>
      [...output.matchAll(/^(PASSED|FAILED|ERROR|SKIPPED) (\S+)/gm)].map(([, word, name = '']) => ({
        name: name.replace(/^tests\//, ''),
        state: word === 'PASSED' ? 'passed' : word === 'SKIPPED' ? 'skipped' : 'failed',
      })),
  },
}

const names = Object.keys(SUITES) as (keyof typeof SUITES)[]

// The clients' sources are not in the repository, so the gate skips this and says so.
// `npm run test:clients` runs it on a folder of them.
describe.skipIf(SOURCES === '')('the own suites of the official clients', () => {
  test.each(names)('%s passes, apart from the named exceptions', { timeout: 300_000 }, async (name) => {
    const gateway = await openGateway()
    const { folder, ...suite } = SUITES[name]
    const root = await copyRedirected(join(SOURCES, name), folder, gateway.origin)
    const output = await run(join(root, folder), suite, root)

    const outcomes = suite.outcomes(output)
    const of = (state: Outcome['state']) => outcomes.filter((one) => one.state === state).map((one) => one.name)
    process.stdout.write(
      `${name}: ${of('passed').length} of ${outcomes.length} passed, ${of('skipped').length} skipped\n`,
    )
    expect(outcomes.length).toBeGreaterThan(20)
    expect(of('failed').sort()).toEqual(Object.keys(EXCEPTIONS[name]).sort())
  })
})

const PHP = 'midtrans-php'
const BI_SNAP = { clientId: 'SB-BiSnap-client-test', clientSecret: 'SB-BiSnap-secret-test' }

// Its source is fetched apart from the others', so it may be missing where they are there.
describe.skipIf(SOURCES === '' || !existsSync(join(SOURCES, PHP)))('the official PHP client', () => {
  test('makes its twelve calls of BI-SNAP, and verifies a notification', { timeout: 300_000 }, async () => {
    const shop = await openReceiver()
    onTestFinished(shop.close)
    const gateway = await openGateway()
    const { world, origin } = gateway
    const [merchants, kasirs] = [newPair(), newPair()]
    const account = { merchantId: world.merchant.id, publicKeys: merchants.publicKey }
    await world.db.insert(biSnapAccounts).values({ ...BI_SNAP, ...account, notificationUrl: shop.origin })
    const client = await copyRedirected(join(SOURCES, PHP), '.', origin)
    const environment = {
      CLIENT: client,
      KASIR: origin,
      SIMULATION_KEY: TEST_SIMULATION_KEY,
      CLIENT_ID: BI_SNAP.clientId,
      CLIENT_SECRET: BI_SNAP.clientSecret,
      PARTNER_ID: world.merchant.id,
      PRIVATE_KEY: merchants.privateKey,
      PUBLIC_KEY: kasirs.publicKey,
    }
    const script = join(import.meta.dirname, 'official-php.php')
    const call = async (more: Record<string, string> = {}) =>
      JSON.parse(
        await run(
          client,
          { command: ['php', script], environment: { ...environment, ...more }, outcomes: () => [] },
          client,
        ),
      )

    const codes: Record<string, string> = await call()
    await deliverDue(world.db, { ...shop.delivery, biSnapSigningKey: createPrivateKey(kasirs.privateKey) })
    const paid = shop.received.find(({ body }) => body.includes('PHP-qris-2') && body.includes('"00"'))
    const verified = await call({
      NOTIFICATION: paid?.body ?? '',
      SIGNATURE: String(paid?.headers['x-signature']),
      TIMESTAMP: String(paid?.headers['x-timestamp']),
      PATH_OF_URL: paid?.path ?? '',
    })

    process.stdout.write(`${PHP}: ${Object.keys(codes).length} calls\n`)
    expect(Object.keys(codes)).toHaveLength(12)
    expect(Object.entries(codes).filter(([, code]) => !/^200\d{4}$/.test(code))).toEqual([])
    expect(verified).toEqual([true, false])
  })
})

const newPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

async function openGateway() {
  const world = await openWorld()
  const merchantId = world.merchant.id
  await topUp(world.db, { merchantId, amount: 100_000_000, now: new Date() })
  // The account of the sandbox that the suites expect has this beneficiary.
  const beneficiary = { name: 'Budi Susantoo', account: '0611101146', bank: 'bca', alias_name: 'budisusantoo' } as const
  await createBeneficiary(world.db, { merchantId, beneficiary })
  // The suites name orders by the second: the sandbox answers a charge no faster.
  await planFault(world.db, { match: '/v2/charge', mode: 'delay', milliseconds: 1100, times: 1000 })
  const gateway = await serveGateway(world.url, ['http://127.0.0.1:3001'], { simulation: true })
  onTestFinished(async () => {
    await gateway.close()
    await world.close()
  })

  return { world, origin: gateway.origin }
}

/** Copies a client with this gateway's address and keys in place of the sandbox's. */
async function copyRedirected(source: string, folder: string, origin: string) {
  const root = await mkdtemp(join(tmpdir(), 'client-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const target = join(root, folder)
  await cp(source, target, { recursive: true, filter: (path) => !/\/(node_modules|\.git)(\/|$)/.test(path) })
  if (folder === '.') await symlink(resolve(source, 'node_modules'), join(root, 'node_modules')).catch(() => undefined)
  for (const file of await readdir(target, { recursive: true }))
    if (/\.(js|go|py|php)$/.test(file)) {
      const path = join(target, file)
      await writeFile(path, redirect(await readFile(path, 'utf8'), origin))
    }

  return root
}

const redirect = (text: string, origin: string) =>
  text
    .replaceAll(/https:\/\/((api|app)\.sandbox|merchants\.sbx)\.midtrans\.com/g, origin)
    .replaceAll(/SB-Mid-server-[\w-]+/g, TEST_MERCHANT.serverKey)
    .replaceAll(/SB-Mid-client-[\w-]+/g, TEST_MERCHANT.clientKey)
    .replaceAll('IRIS-330198f0-e49d-493f-baae-585cfded355d', TEST_PAYOUT_KEYS.creatorKey)
    .replaceAll('IRIS-1595c12b-6814-4e5a-bbbb-9bc18193f47b', TEST_PAYOUT_KEYS.approverKey)

/** Returns what the suite prints, whether it passes or fails. */
async function run(cwd: string, { command: [program, ...words], environment }: Omit<Suite, 'folder'>, root: string) {
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, GOPATH: `${root}:/usr/share/gocode`, ...environment },
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))

  return output
}
