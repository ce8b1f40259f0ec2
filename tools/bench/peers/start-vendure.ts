import { randomBytes } from 'node:crypto'
import { cp, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Browser } from '@jembatan/contract/conformance/browser'
import { execa } from 'execa'
import { openDatabase } from '../../dev/postgres/open-database'
import { baseEnvironment } from '../../dev/process/base-environment'
import { root } from '../../dev/systems/systems'
import { step } from '../../dev/terminal/progress.mjs'
import type { Contestant } from './contestant'
import { startPeer } from './start-peer'

const SOURCES = join(root, 'tools', 'bench', 'peers', 'vendure')
const FOLDER = join(root, '.local', 'peers', 'vendure')
const SILENT = { VENDURE_DISABLE_TELEMETRY: 'true', SECRET: randomBytes(16).toString('hex') }

/** Vendure without plugins: six requests an order, and a payment that is settled in process. */
export async function startVendure(folder: string): Promise<Contestant> {
  await step('Installing Vendure', install)
  const populate = (databaseUrl: string) =>
    step('Filling Vendure', async () => {
      const env = { ...baseEnvironment(), ...SILENT, PORT: '3299', NODE_ENV: 'production', DATABASE_URL: databaseUrl }
      await execa({ cwd: FOLDER, env, extendEnv: false })`${process.execPath} populate.js`
    })
  const peer = await startPeer({
    name: 'vendure',
    folder,
    prepare: populate,
    environment: SILENT,
    cwd: FOLDER,
    command: [process.execPath, 'server.js'],
    health: '/health',
  })
  const variants = await listVariants(peer.databaseUrl)

  return {
    name: `Vendure ${await wantedVersion()}`,
    buy: ({ buyer, order }) => buy(peer.origin, { variant: variants[order % variants.length] ?? '', buyer }),
    parts: peer.parts,
    databases: { Vendure: peer.databaseUrl },
    // Its jobs run in its own process, whose idleness is awaited elsewhere.
    finish: async () => {},
    stop: peer.stop,
  }
}

/**
 * Installs into an ignored folder, once for each version. Without a comparison nothing is
 * downloaded.
 */
async function install() {
  const installed = await readVersion(join(FOLDER, 'node_modules', '@vendure', 'core', 'package.json'))
  await mkdir(FOLDER, { recursive: true })
  await cp(SOURCES, FOLDER, { recursive: true })
  if (installed === (await wantedVersion())) return
  await execa({ cwd: FOLDER })`npm install --no-audit --no-fund --loglevel=error`
}

async function wantedVersion(): Promise<string> {
  const { dependencies } = JSON.parse(await readFile(join(SOURCES, 'package.json'), 'utf8'))

  return dependencies['@vendure/core']
}

const readVersion = async (file: string): Promise<string | undefined> =>
  JSON.parse(await readFile(file, 'utf8').catch(() => '{}')).version

async function listVariants(databaseUrl: string) {
  const sql = openDatabase(databaseUrl)
  const variants = await sql<{ id: string }[]>`
    select id::text from product_variant where "deletedAt" is null order by product_variant.id`
  await sql.end()

  return variants.map(({ id }) => id)
}

const OUTCOME = '__typename ... on Order { id code state } ... on ErrorResult { errorCode }'
const ADDRESS = {
  fullName: 'Budi Santoso',
  streetLine1: 'Jl. Sudirman 1',
  city: 'Jakarta',
  province: 'DKI Jakarta',
  postalCode: '10220',
  countryCode: 'ID',
  phoneNumber: '+62811111111',
}

type Purchase = { variant: string; buyer: number }

async function buy(origin: string, { variant, buyer }: Purchase) {
  const browser = new Browser(origin)
  const mutate = shopApi(browser)
  const emailAddress = `buyer-${buyer}@example.test`

  await mutate(
    `mutation ($variant: ID!) { it: addItemToOrder(productVariantId: $variant, quantity: 1) { ${OUTCOME} } }`,
    {
      variant,
    },
  )
  await mutate(`mutation ($input: CreateCustomerInput!) { it: setCustomerForOrder(input: $input) { ${OUTCOME} } }`, {
    input: { firstName: 'Budi', lastName: 'Santoso', emailAddress },
  })
  await mutate(`mutation ($input: CreateAddressInput!) { it: setOrderShippingAddress(input: $input) { ${OUTCOME} } }`, {
    input: ADDRESS,
  })
  await mutate(`mutation { it: setOrderShippingMethod(shippingMethodId: ["1"]) { ${OUTCOME} } }`)
  await mutate(`mutation { it: transitionOrderToState(state: "ArrangingPayment") { ${OUTCOME} } }`)
  const { state } = await mutate(
    `mutation { it: addPaymentToOrder(input: { method: "dummy", metadata: {} }) { ${OUTCOME} } }`,
  )
  if (state !== 'PaymentSettled') throw new Error(`An order of Vendure ended as ${state}.`)
}

/** The session is in a header of the first answer. */
function shopApi(browser: Browser) {
  let session: Record<string, string> = {}

  return async (query: string, variables: object = {}): Promise<{ state: string }> => {
    const answer = await browser.ask('/shop-api', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...session },
      body: JSON.stringify({ query, variables }),
    })
    const token = answer.headers['vendure-auth-token']
    if (token) session = { authorization: `Bearer ${token}` }
    const order = JSON.parse(answer.body).data?.it
    if (order?.__typename !== 'Order')
      throw new Error(`Vendure answered ${answer.status}: ${answer.body.slice(0, 300)}`)

    return order
  }
}
