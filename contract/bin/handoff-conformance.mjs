#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { register } from 'tsx/esm/api'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sku: { type: 'string', default: 'AYU-SERUM' } },
})
const [address] = positionals
if (!address || !URL.canParse(address)) {
  console.error('Say which server: npx handoff-conformance http://pasar.localhost:3001 [--sku AYU-SERUM]')
  console.error(
    'It must trust the issuers of contract/vectors/issuers.json, so it is never a server that sells for real.',
  )
  process.exit(2)
}

register()
const { runConformance } = await import('../conformance/run-conformance.ts')
const server = { origin: new URL(address).origin, sku: values.sku }
const results = await runConformance(server, ({ name, failure }) =>
  console.log(failure === null ? `ok     ${name}` : `FAILED ${name}\n       ${failure.replaceAll('\n', '\n       ')}`),
)

const failed = results.filter(({ failure }) => failure !== null).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1
