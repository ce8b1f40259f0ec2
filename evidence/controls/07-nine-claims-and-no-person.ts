import { tokenIn } from '@jembatan/buyer/feed'
import { type Viewer, viewers } from '@jembatan/buyer/viewer'
import { Browser } from '@jembatan/contract/conformance/browser'
import { CLAIM_NAMES, LANGUAGE_PARAMETER, landingLanguageSchema } from '@jembatan/contract/handoff'
import fc from 'fast-check'
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose'
import { forge, openForge } from '../world/forge'
import { tapWithinLimit } from '../world/tap-within-limit'
import type { World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, coded, toFinding } from './control'

/** Together with row 6 below Ramai's limit of taps for one address in a minute. */
const PEOPLE = 100
const AT_ONCE = 20

export const nineClaimsAndNoPerson: Control = {
  row: 7,
  clauses: cite(permendag('13(3)b', '18(4)b'), law('UU PDP', '16(2)a, 27')),
  title: {
    id: 'Token serah terima membawa sembilan fakta tentang barang dan tidak satu pun tentang orang',
    en: 'The handoff token carries nine facts about a product and none about a person',
  },
  concurrent: true,
  check: async (world) => {
    const count = world.fewPeople ? PEOPLE / 10 : PEOPLE
    const people = fc.sample(viewers, count)
    const tokens = await tapAll(world, people)
    const payloads = tokens.map(({ token }) => decodeJwt(token))
    const products = new Set(
      payloads.map(({ jti: _, iat = 0, exp = 0, ...product }) => JSON.stringify({ ...product, lives: exp - iat })),
    )
    const extra = await showExtraClaim(world)

    return toFinding({
      faults: [
        ...(tokens.length === count ? [] : [`of ${count} people who tapped, ${tokens.length} got a token`]),
        ...coded('extra_claim', findOtherClaims(payloads)),
        ...findOtherParameters(tokens.map(({ address }) => address)),
        ...tokens.flatMap(({ token, viewer }) => findPerson(token, viewer)).slice(0, 10),
        ...(products.size === 1 ? [] : [`${products.size} different tokens for one product: they tell people apart`]),
        ...(new Set(payloads.map(({ jti }) => jti)).size === tokens.length ? [] : ['two tokens have the same number']),
        ...(extra === 400 ? [] : [`Pasar answers ${extra} to a tenth claim that Ramai's own key signed`]),
      ],
      figure: {
        id: `${tokens.length} pengunjung, ${CLAIM_NAMES.length} klaim, 0 tentang orang`,
        en: `${tokens.length} visitors, ${CLAIM_NAMES.length} claims, 0 about a person`,
      },
      observations: [
        `the same for everybody: ${[...products][0]}`,
        `header: ${JSON.stringify(tokens[0] && decodeProtectedHeader(tokens[0].token))}`,
        `a tenth claim, signed by Ramai's own key: ${extra}`,
      ],
    })
  },
}

async function tapAll({ ramai }: World, people: Viewer[]) {
  const tokens: { token: string; address: string; viewer: Viewer }[] = []
  for (let first = 0; first < people.length; first += AT_ONCE) {
    const crowd = people.slice(first, first + AT_ONCE)
    tokens.push(
      ...(await Promise.all(
        crowd.map(async (viewer) => {
          const left = await tapWithinLimit(ramai.origin, viewer)

          return { viewer, token: tokenIn(left), address: left.headers.location ?? '' }
        }),
      )),
    )
  }

  return tokens.filter(({ token }) => token !== '')
}

function findOtherClaims(payloads: JWTPayload[]) {
  const sets = new Set(payloads.map((claims) => Object.keys(claims).join(' ')))
  sets.delete(CLAIM_NAMES.join(' '))
  const isExtra = (name: string) => !CLAIM_NAMES.some((claim) => claim === name)

  return [...sets].map((fault) => ({ fault, values: { extra: fault.split(' ').filter(isExtra).join(', ') } }))
}

/** Beside the token an address may name one of two languages. */
function findOtherParameters(addresses: string[]) {
  const others = addresses.flatMap((address) =>
    [...new URL(address).searchParams].filter(
      ([name, value]) =>
        name !== 't' && !(name === LANGUAGE_PARAMETER && landingLanguageSchema.safeParse(value).success),
    ),
  )

  return [...new Set(others.map(([name, value]) => `beside the token an address carries ${name}=${value}`))].slice(
    0,
    10,
  )
}

function findPerson(token: string, viewer: Viewer) {
  const text = token
    .split('.')
    .slice(0, 2)
    .map((part) => Buffer.from(part, 'base64url').toString())
    .join()

  return Object.entries(viewer)
    .filter(([name, value]) => name !== 'language' && text.includes(value))
    .map(([name, value]) => `a token says the ${name} of its viewer: ${value}`)
}

async function showExtraClaim(world: World) {
  const token = forge(await openForge(world), { claims: { sub: 'rani' } })

  return (await new Browser(world.pasar.origin).ask(`/h?t=${token}`)).status
}
