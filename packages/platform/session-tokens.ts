import { createHash } from 'node:crypto'
import type { drizzleAdapter } from 'better-auth/adapters/drizzle'

type Open = ReturnType<typeof drizzleAdapter>
type Store = Parameters<Parameters<ReturnType<Open>['transaction']>[0]>[0]
type Asked = { model: string; where?: Parameters<Store['findOne']>[0]['where'] | undefined }

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
    create: async (asked) => {
      const token = asked.model === 'session' ? asked.data.token : undefined
      if (typeof token !== 'string') return store.create(asked)
      const made = await store.create({ ...asked, data: { ...asked.data, token: hashSessionToken(token) } })

      return Object.assign(made as object, { token }) as never
    },
    findOne: async (asked) => {
      const found = await store.findOne<object>(hashed(asked))
      const token = tokenIn(asked)

      return (found && token ? Object.assign(found, { token }) : found) as never
    },
    findMany: (asked) => store.findMany(hashed(asked)),
    update: (asked) => store.update(hashed(asked)),
    delete: (asked) => store.delete(hashed(asked)),
  }
}

function tokenIn({ model, where }: Asked) {
  const named = model === 'session' ? where?.find(({ field }) => field === 'token') : undefined

  return typeof named?.value === 'string' ? named.value : undefined
}

function hashed<A extends Asked>(asked: A): A {
  const token = tokenIn(asked)
  if (!token) return asked

  return {
    ...asked,
    where: asked.where?.map((one) => (one.field === 'token' ? { ...one, value: hashSessionToken(token) } : one)),
  }
}
