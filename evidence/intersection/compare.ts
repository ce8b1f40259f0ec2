import { type Dump, normalise, type Source } from './dump'
import { encodingsOf, type Trace } from './person'

type Sides = { ramai: Dump; pasar: Dump }

/** A value that both systems store about a person, with its source in each. */
export type Common = { value: string; ramai: Source; pasar: Source }

type Intersection = {
  /** Each joins two rows. */
  joins: Common[]
  /**
   * Contacts that both systems keep where people type them. Nobody can tell whether two people
   * typed one, and no system has passed it on.
   */
  typed: Common[]
}

/**
 * Finds every value that one system stores about a person and that the other one stores, too, about
 * a person or in a log.
 */
export function intersect(sides: Sides): Intersection {
  const common = findCommon(sides).map((one) => ({ ...one, ...typedIn(sides, one) }))
  const isTyped = ({ ramai, pasar }: Common) => ramai.comparedAs === 'contact' && pasar.comparedAs === 'contact'

  return { joins: common.filter((one) => !isTyped(one)), typed: common.filter(isTyped) }
}

/** The places where a person typed the value, if both systems have one. */
function typedIn({ ramai, pasar }: Sides, { value }: Common) {
  const [atRamai, atPasar] = [ramai, pasar].map(({ texts }) =>
    [...(texts.get(value)?.values() ?? [])].find(({ comparedAs }) => comparedAs === 'contact'),
  )

  return atRamai && atPasar ? { ramai: atRamai, pasar: atPasar } : {}
}

function findCommon({ ramai, pasar }: Sides): Common[] {
  const common = new Map<string, Common>()
  for (const [value, source] of ramai.persons) {
    const there = sourceThatJoins(pasar, value, source)
    if (there) common.set(value, { value, ramai: source, pasar: there })
  }
  for (const [value, source] of pasar.persons) {
    const there = sourceThatJoins(ramai, value, source)
    if (there && !common.has(value)) common.set(value, { value, ramai: there, pasar: source })
  }

  return [...common.values()]
}

/** A document holds codes, too, which are in every log. */
const sourceThatJoins = ({ texts }: Dump, value: string, { comparedAs: own }: Source) =>
  [...(texts.get(value)?.values() ?? [])].find(
    ({ comparedAs }) => comparedAs && !(comparedAs === 'log' && own === 'document'),
  )

/**
 * A simulated person's value, from the other system or the browser, at a place where it may not be.
 */
export type Stray = { what: string; from?: string; at: string }

/**
 * Finds a person's data from the feed or the handoff in the shop, and data from the shop in the
 * feed.
 */
export function findStrays(traces: Trace[], { ramai, pasar }: Sides): Stray[] {
  return traces.flatMap(({ person, secrets }) => {
    const { jti = '', ...ofTheShop } = secrets
    const { id: viewer, address, userAgent, email, recipient, phone, street } = person
    const ofTheFeed = { viewer, address, userAgent, email }

    return [
      ...look({ searched: pasar, own: ramai, sought: ofTheFeed }),
      ...look({ searched: ramai, own: ramai, sought: { ...ofTheFeed, jti } }),
      ...look({ searched: ramai, own: pasar, sought: { ...ofTheShop, recipient, phone, street } }),
      // Only the claim table contains the hash of a spent token, for a quarter of an hour, and
      // nothing refers to it.
      ...look({ searched: pasar, own: ramai, sought: { jti }, except: 'handoff_claims.jti_hash' }),
    ]
  })
}

type Look = { searched: Dump; own: Dump; sought: Record<string, string>; except?: string }

function look({ searched, own, sought, except }: Look): Stray[] {
  return Object.entries(sought).flatMap(([what, value]) => {
    const disguises = [...encodingsOf(value), ...(value.match(/[0-9a-f]{12,}/g) ?? [])].map(normalise)
    const sourcesIn = ({ texts }: Dump) => [
      ...new Map(disguises.flatMap((word) => [...(texts.get(word) ?? [])])).values(),
    ]
    const from = searched === own ? undefined : sourcesIn(own)[0]

    return sourcesIn(searched)
      .filter(({ name, field }) => `${name}.${field}` !== except)
      .map((source) => ({
        what,
        from: from && describeSource(own, from),
        at: describeSource(searched, source),
      }))
  })
}

/** `Pasar (table orders, column phone, row id=PSR-1)`. */
export const describeSource = ({ title }: Pick<Dump, 'title'>, { kind, name, field, row }: Source) =>
  `${title} (${kind === 'table' ? `table ${name}, column ${field}, row` : `log ${name}, field ${field}, line`} ${row})`

/** `Pasar (table orders, column phone)`. */
export const describePlace = ({ title }: Pick<Dump, 'title'>, { kind, name, field }: Source) =>
  `${title} (${kind} ${name}, ${kind === 'table' ? 'column' : 'field'} ${field})`

/** The same in any language: `orders.phone, id=PSR-1`. */
export const nameSource = ({ name, field, row }: Source) => `${name}.${field}, ${row}`
