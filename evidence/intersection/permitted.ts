import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from '../../tools/dev/systems/systems'
import { within } from '../world/database'
import { filesBelow } from '../world/files'
import type { Audited, World } from '../world/world'
import { wordsOf } from './dump'

/** A reason why a value may lie on both sides: why it cannot identify a person. */
export type Reason = { name: string; because: string; covers: (value: string) => boolean }

/**
 * The framework's own messages at a server's start and for a form that no browser sent, and
 * better-auth's name for a password account in each system.
 */
const FRAMEWORK =
  /^▲ next\.js [\d.]+$|^✓ ready in [\d.]+m?s$|^- (local|network): +http|^(network:|next\.config\.js)$|^⚠ missing `origin` header|^credential$/

/**
 * A host with a former port, or a plain link with a quantity: a published name with a small number
 * after it.
 */
const NAME_AND_NUMBER = /^(?:https?:\/\/|\/buy\/)?([^:]+):\d{1,5}$/

/**
 * Applies to a place, not a value: see `intersect`. Data of simulated people is searched there all
 * the same.
 */
export const REPEATED_BY_A_LOG: Reason = {
  name: 'repeated by a log',
  because:
    'one side stored nothing: its log prints what a request or an error said, and a stranger sends both the same',
  covers: () => false,
}

/**
 * Applies to a place, too. The owner typed the account's name; in any other column it is a finding.
 */
export const NAMED_BY_ITS_OWNER: Reason = {
  name: 'named by its owner',
  because: 'a person who has an account in each system may have typed the same name in both; it is unique to nobody',
  covers: () => false,
}

/** RFC 9562 reserves both; they identify nobody. */
const RESERVED_UUID = /^(0{32}|f{32})$/

const MASKED = /^[*\s-]{8,}\d{4}$/

/** The whole list. Any other value is a finding. */
export async function whatMayBeCommon({ published, ramai, pasar }: World): Promise<Reason[]> {
  const [public_, code, format] = [await leavesOf(published), await wordsOfTheCode(), await formatOfTheAuditLog()]
  const keys = await formerKeys(ramai, pasar)

  return [
    {
      name: 'published',
      because: 'what deployments and the catalogue publish: sku, shop, promotion, price, public text, public keys',
      covers: (value) => public_.has(value) || public_.has(NAME_AND_NUMBER.exec(value)?.[1] ?? ''),
    },
    {
      name: 'published before',
      because: 'the name of a public key that signed for everybody: both audit logs record it, each by itself',
      covers: (value) => keys.has(value),
    },
    {
      name: 'written before anybody came',
      because: 'a word of the programs, their messages and their seed: it was there before the first person',
      covers: (value) => code.has(value) || FRAMEWORK.test(value),
    },
    {
      name: 'a small number',
      because: 'each system counts for itself, and so many count to it that it tells nobody apart',
      covers: (value) => /^-?\d{1,5}$/.test(value) || /^(true|false)$/.test(value) || value.length < 3,
    },
    {
      name: 'a time',
      because: 'clocks tell everybody the same; that times can be compared is admitted, and not hidden',
      covers: isTime,
    },
    {
      name: 'the format of an audit log',
      because: 'each system chains its own audit log by the same published rule',
      covers: (value) => format.has(value),
    },
    {
      name: 'reserved',
      because: 'the nil UUID and the max UUID: no system issues them, and anybody may send them',
      covers: (value) => RESERVED_UUID.test(value),
    },
    {
      name: 'masked',
      because: 'a log masks what may be a card number: asterisks and four digits, which thousands of numbers share',
      covers: (value) => MASKED.test(value),
    },
    REPEATED_BY_A_LOG,
    NAMED_BY_ITS_OWNER,
  ]
}

export function isTime(value: string) {
  if (/^\d{4}-\d\d-\d\d([t ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?(z|[+-]\d\d(:?\d\d)?)?)?$/i.test(value)) return true

  // Seconds or milliseconds since 1970, of these years.
  return /^1[78]\d{8}(\d{3})?$/.test(value)
}

async function leavesOf(folder: string) {
  const leaves = new Set<string>()
  const keep = (value: unknown) => {
    if (value !== null && typeof value === 'object')
      for (const [name, part] of Object.entries(value)) {
        keep(name)
        keep(part)
      }
    else
      for (const part of publicParts(String(value)).flatMap((part) => [part, ...wordsOf(part)]))
        leaves.add(part.toLowerCase())
  }
  for (const file of await filesBelow(folder, /\.json$/)) {
    const text = await readFile(file, 'utf8')
    leaves.add(createHash('sha256').update(text).digest('hex'))
    keep(JSON.parse(text))
  }

  return leaves
}

/**
 * A published file may be a signed text with JSON in the middle; an address also counts as its
 * host.
 */
function publicParts(value: string): string[] {
  const signed = /^eyJ[\w-]+\.([\w-]+)\.[\w-]+$/.exec(value)?.[1]
  const inside = signed
    ? (Buffer.from(signed, 'base64url')
        .toString('utf8')
        .match(/"([^"\\]*)"|\d+/g) ?? [])
    : []
  const host = URL.canParse(value) ? [new URL(value).origin, new URL(value).host, new URL(value).hostname] : []

  return [value, ...inside.map((part) => part.replaceAll('"', '')), ...host]
}

const ROOMS = ['app', 'server', 'db', 'messages', 'i18n', 'checkout', 'packages', 'docs', 'walkthrough']

/** Cached: reading all code takes longest, and it does not change during a run. */
let readCode: Promise<Set<string>> | undefined

function wordsOfTheCode() {
  readCode ??= readWordsOfTheCode()

  return readCode
}

/**
 * Returns every quoted text and each of its words, and the names of procedures, which logs contain
 * but no code quotes.
 */
async function readWordsOfTheCode() {
  const files = (await Promise.all(ROOMS.map((room) => filesBelow(join(root, room), /\.(tsx?|json|sql)$/)))).flat()
  const words = new Set<string>()
  for (const file of files.filter((file) => !/(^|\/)\.|\/media\/|\.test\.tsx?$/.test(relative(root, file)))) {
    const source = await readFile(file, 'utf8')
    for (const [, one, two, three] of source.matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`]+)`/g)) {
      const text = (one ?? two ?? three ?? '').toLowerCase()
      words.add(text)
      // Letters only, too: a word index drops a dot after a word and a hyphen within.
      for (const word of [
        ...(text.match(/[\w+@.:/-]{3,}/g) ?? []),
        ...(text.match(/\p{L}{3,}/gu) ?? []),
        ...wordsOf(text),
      ])
        words.add(word)
    }
    for (const name of proceduresIn(source)) words.add(name.toLowerCase())
  }

  return words
}

/** Under tRPC's names, such as `account.signUp`, for the routers and procedures of one file. */
function proceduresIn(source: string) {
  const routers = Array.from(source.matchAll(/^export const (\w+?)(?:Router)? = router\(/gm), ([, name]) => name)
  const procedures = Array.from(source.matchAll(/^ {2}(\w+): \w*procedure\b/gim), ([, name]) => name)

  return routers.flatMap((router) => procedures.map((procedure) => `${router}.${procedure}`))
}

/**
 * A replaced key is no longer published: Ramai's audit log records that it signed, Pasar's that it
 * was read.
 */
async function formerKeys(ramai: Audited, pasar: Audited) {
  const [signed, read] = [
    await recordedKeys(ramai, "select detail->>'keyId' as key from audit_events where kind = 'signing_key_changed'"),
    await recordedKeys(
      pasar,
      `select jsonb_array_elements_text(issuer->'keyIds') as key
       from audit_events, jsonb_array_elements(detail->'issuers') as issuer where kind = 'issuer_registry_changed'`,
    ),
  ]

  return new Set([...signed].filter((key) => read.has(key)))
}

/** Returns the keys in an audit log, in lower case; none without a log. */
async function recordedKeys({ databaseUrl }: Audited, query: string) {
  return within(databaseUrl, async (sql) => {
    const [table] = await sql`select to_regclass('audit_events') as found`
    const rows = table?.found ? await sql.unsafe<{ key: string }[]>(query) : []
    return new Set(rows.map(({ key }) => key.toLowerCase()))
  })
}

/** Each migrator records the name and hash of the audit log's functions, which it applies. */
async function formatOfTheAuditLog() {
  const journal = await readFile(join(root, 'packages', 'audit-log', 'functions', '_journal.json'), 'utf8')
  const functions = Object.entries<{ hash: string }>(JSON.parse(journal))

  return new Set([...functions.flatMap(([name, { hash }]) => [name, hash]), '0'.repeat(64)])
}
