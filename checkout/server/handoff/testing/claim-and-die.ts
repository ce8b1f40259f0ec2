import { text } from 'node:stream/consumers'
import { parseIssuerRegistry } from '@jembatan/contract/handoff'
import { z } from 'zod'
import { connect } from '@/db/connect'
import { claimHandoff } from '../claim-handoff'

const schema = z.object({
  databaseUrl: z.string(),
  dieBefore: z.number(),
  issuers: z.unknown(),
  settings: z.object({ audience: z.string(), secret: z.string() }),
  claim: z.object({ token: z.string(), nonce: z.string(), proof: z.string(), sessionHash: z.string() }),
  now: z.iso.datetime(),
})

/** Input of this process on stdin. */
export type ClaimAndDieInput = z.input<typeof schema>

/**
 * Makes one claim in a process that always dies by a signal: before its nth statement, or before
 * responding when there are fewer. Prints each statement sent, and whether it claimed.
 */
const { databaseUrl, dieBefore, issuers, settings, claim, now } = schema.parse(JSON.parse(await text(process.stdin)))
const { db, sql } = connect(databaseUrl)
const print = (line: string) => process.stdout.write(`${line.replaceAll(/\s+/g, ' ').trim()}\n`)
let sent = 0

sql.options.debug = (_connection: number, statement: string) => {
  if (++sent === dieBefore) process.kill(process.pid, 'SIGKILL')
  print(statement)
}
const registry = await parseIssuerRegistry(issuers)
await claimHandoff(
  { db, sessionHash: claim.sessionHash, settings: { ...settings, registry }, now: new Date(now) },
  claim,
)
print('claimed')
process.kill(process.pid, 'SIGKILL')
