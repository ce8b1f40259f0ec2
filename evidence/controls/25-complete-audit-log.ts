import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { faultsOf, GENESIS, type PublishedEvent, verifyHead } from '@jembatan/audit-log'
import { tokenIn } from '@jembatan/buyer/feed'
import { viewers } from '@jembatan/buyer/viewer'
import { Browser } from '@jembatan/contract/conformance/browser'
import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { root } from '../../tools/dev/systems/systems'
import { type Auditor, auditorOf } from '../world/auditor'
import { within } from '../world/database'
import { forge, openForge } from '../world/forge'
import { tapWithinLimit } from '../world/tap-within-limit'
import { type Audited, everySystem, type World } from '../world/world'
import { cite, law } from './cite'
import { type Control, toFinding } from './control'

const TAPS = 3
const CHAINED_WITHIN_MS = 3_000

export const completeAuditLog: Control = {
  row: 25,
  clauses: cite(law('PP 71/2019', '22'), law('UU PDP', '31, 47')),
  title: {
    id: 'Setiap sistem punya log audit berantai yang tidak dapat diubah, dan log itu mencatat semua yang menyeberang',
    en: 'Each system has a hash-chained audit log that cannot be rewritten and records all that crossed',
  },
  check: async (world) => {
    const systems = await Promise.all(
      everySystem(world).map(async (system) => ({ system, open: await auditorOf(system).isAvailable() })),
    )
    const open = systems.filter(({ open }) => open).map(({ system }) => system)
    const logs = await Promise.all(open.map((system) => examine(system, world)))
    const departures = open.includes(world.ramai) ? await checkDepartures(world) : []
    const arrivals = open.includes(world.pasar) ? await checkArrivals(world) : []

    return toFinding({
      faults: [...logs.flatMap(({ faults }) => faults), ...departures, ...arrivals],
      missing: systems.filter(({ open }) => !open).map(({ system }) => `${system.title} has no audit API yet`),
      figure: {
        id: logs.map(({ system, events }) => `${system.title}: ${events} kejadian berantai`).join(' · '),
        en: logs.map(({ system, events }) => `${system.title}: ${events} chained events`).join(' · '),
      },
      observations: logs.flatMap(({ observations }) => observations),
    })
  },
}

async function examine(system: Audited, world: World) {
  const auditor = auditorOf(system)
  const [verdict, { events, head }] = [await auditor.check(), await auditor.eventsAfter(0)]
  const signed = await readSignedHead(system, auditor, world)
  // In this order: the stranger leaves a row, without which there is nothing to rewrite.
  const stranger = await auditor.askWithoutKey()
  const refusal = await tryToRewrite(system)

  return {
    system,
    events: verdict.events,
    faults: [
      ...verdict.faults,
      ...events.flatMap((event, at) => faultsOf(asHashed(event), events[at - 1] ?? GENESIS)),
      ...(await findUnregistered(events)),
      ...findBesideToken(events),
      ...(signed.valid ? [] : [`the head of ${system.title} is not signed by its key: ${signed.statement}`]),
      ...(refusal.includes('append-only')
        ? []
        : [`the database of ${system.title} lets a row be rewritten: ${refusal}`]),
      ...(stranger.status === 401 && BARE_REFUSAL.test(stranger.body)
        ? []
        : [`${system.title} answers a wrong key with ${stranger.status} ${stranger.body.slice(0, 100)}`]),
    ].map((fault) => `${system.title}: ${fault}`),
    observations: [
      `${system.title}: head ${head.sequence} ${head.hash}`,
      `${system.title}: ${signed.statement}`,
      `${system.title}: rewriting a row: ${refusal}; a wrong key: ${stranger.status}`,
      `${system.title}: ${countKinds(events)}`,
    ],
  }
}

/** A code and the request's id; nothing about events. */
const BARE_REFUSAL = /^\{"error":"key_wrong","requestId":"[0-9a-f-]{36}"\}$/

/** Rolled back in any case: a check must not leave changes. */
async function tryToRewrite({ databaseUrl }: Audited): Promise<string> {
  const attempt = within(databaseUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`update audit_events set kind = 'nothing'`
      throw new Error('nothing stood in the way')
    }),
  )

  return attempt.then(
    () => '',
    (error: Error) => error.message,
  )
}

const asHashed = ({ detailText, ...event }: PublishedEvent) => ({ ...event, detail: detailText })

async function readSignedHead({ name, origin }: Audited, auditor: Auditor, { published }: World) {
  const statement = await auditor.head()
  const keys = JSON.parse(await readFile(join(published, 'audit-keys.json'), 'utf8'))
  const head = await verifyHead(statement, keys[name]).catch(() => undefined)

  return { statement, valid: head?.iss === origin }
}

type Crossing = { flow: string; from: string; to: string }

/** Finds crossings that the register does not name. */
async function findUnregistered(events: PublishedEvent[]) {
  const { flows } = JSON.parse(await readFile(join(root, 'docs', 'flows.json'), 'utf8')) as {
    flows: (Crossing & { id: string })[]
  }
  const registered = new Set(flows.map(({ id, from, to }) => `${id} ${from} → ${to}`))
  const crossed = events.flatMap(({ detail }) => (detail as { crossing?: Crossing }).crossing ?? [])

  return [...new Set(crossed.map(({ flow, from, to }) => `${flow} ${from} → ${to}`))]
    .filter((flow) => !registered.has(flow))
    .map((flow) => `${flow} crossed and is not in the register`)
}

/** Names of fields that identify a person. */
const OF_A_PERSON = /^(viewer|session|sessionHash|recipient|phone|street|email|address|ip|userAgent|jti)$/i
const OF_AN_ORDER = /^(orderId|order_id|providerOrderId|basketId|transactionId|transaction_id)$/

/** No event may contain a person, and no event about a token may contain an order. */
function findBesideToken(events: PublishedEvent[]) {
  return events.flatMap(({ sequence, detail }) => {
    const names = namesIn(detail)
    const ofToken = (detail as { crossing?: Crossing }).crossing?.flow === 'F2' || names.includes('promo')

    return [
      ...names.filter((name) => OF_A_PERSON.test(name)).map((name) => `row ${sequence} holds the ${name} of a person`),
      ...names
        .filter((name) => ofToken && OF_AN_ORDER.test(name))
        .map((name) => `row ${sequence} holds ${name} beside a token`),
    ]
  })
}

const namesIn = (value: unknown): string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, part]) => [...(Array.isArray(value) ? [] : [name]), ...namesIn(part)])
    : []

function countKinds(events: PublishedEvent[]) {
  const counts = new Map<string, number>()
  for (const { kind } of events) counts.set(kind, (counts.get(kind) ?? 0) + 1)

  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')
}

/**
 * Lets some people leave and one be refused: the audit log must contain each within moments, and
 * none of their tokens.
 */
async function checkDepartures({ ramai }: World) {
  const auditor = auditorOf(ramai)
  const { sequence } = (await auditor.check()).head
  const tokens = await Promise.all(
    fc.sample(viewers, TAPS).map(async (viewer) => tokenIn(await tapWithinLimit(ramai.origin, viewer))),
  )
  await new Browser(ramai.origin).ask('/out', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' }, body: '' })

  const kinds = (kind: string) => later.events.filter((event) => event.kind === kind).length
  const deadline = Date.now() + CHAINED_WITHIN_MS
  let later = await auditor.eventsAfter(sequence)
  // Events of other people come in between: wait for each of these kinds, not for a number of any.
  while ((kinds('handoff_minted') < TAPS || kinds('handoff_refused') < 1) && Date.now() < deadline) {
    await pause(100)
    later = await auditor.eventsAfter(sequence)
  }
  const text = JSON.stringify(later.events)

  return [
    ...(kinds('handoff_minted') >= TAPS
      ? []
      : [`Ramai: of ${TAPS} departures the audit log has ${kinds('handoff_minted')}`]),
    ...(kinds('handoff_refused') >= 1 ? [] : ['Ramai: a refused departure is missing from the audit log']),
    ...tokens
      .filter((token) => text.includes(String(decodeJwt(token).jti)))
      .map(() => 'Ramai: the audit log holds the number of a token'),
  ]
}

/**
 * Claims one token and refuses one: Pasar must record all three events, with the inner reason and
 * without a token's number.
 */
async function checkArrivals(world: World) {
  const auditor = auditorOf(world.pasar)
  const { sequence } = (await auditor.check()).head
  const by = await openForge(world)
  const [row, expired] = [
    forge(by),
    forge(by, { claims: { iat: Number(by.claims.iat) - 300, exp: Number(by.claims.exp) - 300 } }),
  ]
  const browser = new Browser(world.pasar.origin)
  await browser.claim(await browser.open(row))
  await new Browser(world.pasar.origin).open(expired)

  const isThere = (kind: string, events: PublishedEvent[]) =>
    events.some(
      (event) => event.kind === kind && (kind !== 'handoff_refused' || namesIn(event.detail).includes('reason')),
    )
  const missingIn = (events: PublishedEvent[]) =>
    ['handoff_shown', 'handoff_claimed', 'handoff_refused'].filter((kind) => !isThere(kind, events))
  const deadline = Date.now() + CHAINED_WITHIN_MS
  let later = await auditor.eventsAfter(sequence)
  while (missingIn(later.events).length > 0 && Date.now() < deadline) {
    await pause(100)
    later = await auditor.eventsAfter(sequence)
  }
  const text = JSON.stringify(later.events)

  return [
    ...missingIn(later.events).map((kind) => `Pasar: ${kind} happened and is not in the audit log`),
    ...[row, expired]
      .filter((token) => text.includes(String(decodeJwt(token).jti)))
      .map(() => 'Pasar: the audit log holds the number of a token'),
  ]
}
