import { createHmac, generateKeyPairSync } from 'node:crypto'
import { Browser } from '@jembatan/contract/conformance/browser'
import { alter, type Forge, forge, openForge } from '../world/forge'
import type { World } from '../world/world'
import { cite, law } from './cite'
import { type Control, toFinding } from './control'

type Case = { what: string; token: (forge: Forge) => string; status: number; code: string }

const invalid = (what: string, token: Case['token']): Case => ({ what, token, status: 400, code: 'handoff_invalid' })

const ago = ({ claims }: Forge, seconds: number) => ({
  iat: Number(claims.iat) - seconds,
  exp: Number(claims.exp) - seconds,
})

const CASES: Case[] = [
  { what: 'intact', token: (by) => forge(by), status: 200, code: '' },
  { what: 'expired', token: (by) => forge(by, { claims: ago(by, 300) }), status: 410, code: 'handoff_expired' },
  invalid('another product after signing', (by) => alter(forge(by), { sku: 'LURIK-TOTE' })),
  invalid('another price after signing', (by) => alter(forge(by), { seen: [1, 'IDR'] })),
  invalid('for another shop', (by) => forge(by, { claims: { aud: 'http://warung.localhost:3001' } })),
  invalid('from an issuer that nobody knows', (by) => forge(by, { claims: { iss: 'http://stranger.localhost' } })),
  invalid('signed by a stranger under a known key’s name', (by) => forge(by, { key: strangersKey() })),
  invalid('with a key that nobody published', (by) => forge(by, { header: { kid: 'a'.repeat(43) } })),
  invalid('with no algorithm', (by) => forge(by, { header: { alg: 'none' } })),
  invalid('with a shared secret instead of a key', (by) => withSharedSecret(by)),
  invalid('of another type', (by) => forge(by, { header: { typ: 'JWT' } })),
  invalid('from the future', (by) => forge(by, { claims: ago(by, -60) })),
  invalid('that would live 121 seconds', (by) => forge(by, { claims: { exp: Number(by.claims.exp) + 1 } })),
  invalid('with a person in it', (by) => forge(by, { claims: { sub: 'rani' } })),
]

const RACERS = 10

export const refusedByName: Control = {
  row: 8,
  clauses: cite(law('PP 80/2019', '24'), law('RFC 8725')),
  title: {
    id: 'Token yang diubah, lewat waktu, atau terpakai ditolak, masing-masing dengan kodenya',
    en: 'A token that was altered, timed out or used is refused, each with its code',
  },
  concurrent: true,
  check: async (world) => {
    const by = await openForge(world)
    const answers = await Promise.all(CASES.map(async (one) => ({ ...one, answer: await show(world, one.token(by)) })))
    const replay = await claimTwice(world, forge(by))
    const race = await claimAtOnce(world, forge(by))

    return toFinding({
      faults: [
        ...answers
          .filter(({ answer, status, code }) => answer.status !== status || answer.code !== code)
          .map(({ what, answer, status }) => `${what}: ${answer.status} ${answer.code}, and not ${status}`),
        ...(replay.join() === '303,409' ? [] : [`used twice, it answered ${replay.join(' and ')}`]),
        ...(race.filter((status) => status === 303).length === 1 ? [] : [`of ${RACERS} at once: ${race.join(' ')}`]),
      ],
      figure: {
        id: `${CASES.length - 1} pemalsuan ditolak, 1 dari ${RACERS} pembalap menang`,
        en: `${CASES.length - 1} forgeries refused, 1 of ${RACERS} racers wins`,
      },
      observations: [
        ...answers.map(({ what, answer }) => `${what}: ${answer.status} ${answer.code}`),
        `used twice: ${replay.join(', then ')}`,
        `claimed at once: ${race.join(' ')}`,
      ],
    })
  },
}

async function show({ pasar }: World, token: string) {
  const { status, body } = await new Browser(pasar.origin).ask(`/h?t=${token}`, {
    headers: { accept: 'application/json' },
  })

  return { status, code: status === 200 ? '' : String(JSON.parse(body).code) }
}

async function claim({ pasar }: World, token: string) {
  const browser = new Browser(pasar.origin)
  const form = await browser.open(token)

  return () => browser.claim(form)
}

async function claimTwice(world: World, token: string) {
  const [first, second] = [await claim(world, token), await claim(world, token)]

  return [(await first()).status, (await second()).status]
}

async function claimAtOnce(world: World, token: string) {
  const claims = await Promise.all(Array.from({ length: RACERS }, () => claim(world, token)))
  const answers = await Promise.all(claims.map((go) => go()))

  return answers.map(({ status }) => status).sort()
}

const strangersKey = () => generateKeyPairSync('ed25519').privateKey

/** The classic attack: the public key used as an HMAC secret. */
function withSharedSecret(by: Forge) {
  const [header, payload] = forge(by, { header: { alg: 'HS256' } }).split('.')
  const secret = by.key.export({ format: 'jwk' }).x ?? ''
  const digest = createHmac('sha256', Buffer.from(secret, 'base64url')).update(`${header}.${payload}`).digest()

  return [header, payload, Buffer.concat([digest, digest]).toString('base64url')].join('.')
}
