import { parseArgs } from 'node:util'
import { reasonNotToRun } from './check-server'
import type { Server } from './make-token'
import { type Result, runConformance } from './run-conformance'

const USAGE = `npx handoff-conformance ORIGIN [--sku SKU] [--verbose]

  ORIGIN      the shop's public origin, such as http://pasar.localhost:3001
  --sku       a product that the shop sells (AYU-SERUM)
  --verbose   a line for each check, not for each group

The server must trust the test issuers of contract/vectors/issuers.json, so it is under test or in a demo.`

type Output = Pick<Console, 'log' | 'error'>

/** Exit code: 0 when every check passes, 1 when one fails, 2 when nothing could be checked. */
export async function command(args: string[], output: Output): Promise<0 | 1 | 2> {
  const { server, verbose, problem } = readArguments(args)
  if (!server) {
    output.error(`${problem}\n\n${USAGE}`)
    return 2
  }
  const reason = await reasonNotToRun(server)
  if (reason !== null) {
    output.error(reason)
    return 2
  }

  output.log(`Handoff v1 conformance of ${server.origin}\n`)
  const tally = openTally({ output, verbose })
  const results = await runConformance(server, tally.add)
  tally.close()
  const failed = results.filter(({ failure }) => failure !== null).length
  output.log(`\n${results.length - failed} passed, ${failed} failed`)

  return failed === 0 ? 0 : 1
}

type Arguments =
  | { server: Server; verbose: boolean; problem?: undefined }
  | { server?: undefined; verbose?: undefined; problem: string }

function readArguments(args: string[]): Arguments {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { sku: { type: 'string', default: 'AYU-SERUM' }, verbose: { type: 'boolean', default: false } },
    })
    const [address] = positionals
    if (positionals.length !== 1 || !address) return { problem: 'Say which server.' }
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      return { problem: `"${address}" is not an http:// or https:// address.` }

    return { server: { origin: new URL(address).origin, sku: values.sku }, verbose: values.verbose }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Prints a line for each group when it ends, with its failures in full. */
function openTally({ output, verbose }: { output: Output; verbose: boolean }) {
  let group: Result[] = []

  const close = () => {
    const [first] = group
    if (!first) return
    const passed = group.filter(({ failure }) => failure === null).length
    output.log(
      `${passed === group.length ? 'ok    ' : 'FAILED'} ${first.group.padEnd(20)} ${passed} of ${group.length}`,
    )
    for (const { name, failure } of group)
      if (failure !== null) output.log(`         ${name}\n           ${failure.replaceAll('\n', '\n           ')}`)
    group = []
  }

  return {
    add: (result: Result) => {
      if (group[0] && group[0].group !== result.group) close()
      group.push(result)
      if (verbose && result.failure === null) output.log(`         ${result.name}`)
    },
    close,
  }
}
