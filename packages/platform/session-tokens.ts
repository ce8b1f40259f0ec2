import { createHash } from 'node:crypto'
import type { drizzleAdapter } from 'better-auth/adapters/drizzle'

type Open = ReturnType<typeof drizzleAdapter>
type Store = Parameters<Parameters<ReturnType<Open>['transaction']>[0]>[0]
type StoreQuery = { model: string; where?: Parameters<Store['findOne']>[0]['where'] | undefined }

/** The stored form of a session token. */
export const hashSessionToken = (token: string) => createHash('sha256').update(token).digest('base64url')

/**
 * Stores the hash of a session token, so that a copy of the table signs nobody in. better-auth has
 * no option for it, so this wraps its adapter: better-auth sees tokens, and the adapter sees
 * hashes.
 */
export const hashSessionTokens =
  (open: Open): Open =>
  (options) => {
    const store = open(options)

    return {
      ...store,
      ...hashing(store),
      transaction: (work) => store.transaction((inner) => work({ ...inner, ...hashing(inner) })),
    }
  }

/** The adapter methods through which better-auth accesses sessions by token. */
function hashing(store: Store): Pick<Store, 'create' | 'findOne' | 'findMany' | 'update' | 'delete'> {
  return {
    create: async (query) => {
      const token = query.model === 'session' ? query.data.token : undefined
      if (typeof token !== 'string') return store.create(query)
      const session = await store.create({ ...query, data: { ...query.data, token: hashSessionToken(token) } })

      return Object.assign(session as object, { token }) as never
    },
    findOne: async (query) => {
      const row = await store.findOne<object>(hashed(query))
      const token = tokenIn(query)

      return (row && token ? Object.assign(row, { token }) : row) as never
    },
    findMany: (query) => store.findMany(hashed(query)),
    update: (query) => store.update(hashed(query)),
    delete: (query) => store.delete(hashed(query)),
  }
}

function tokenIn({ model, where }: StoreQuery) {
  const byToken = model === 'session' ? where?.find(({ field }) => field === 'token') : undefined

  return typeof byToken?.value === 'string' ? byToken.value : undefined
}

function hashed<A extends StoreQuery>(query: A): A {
  const token = tokenIn(query)
  if (!token) return query

  return {
    ...query,
    where: query.where?.map((one) => (one.field === 'token' ? { ...one, value: hashSessionToken(token) } : one)),
  }
}
