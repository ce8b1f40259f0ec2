import { createHash, randomBytes } from 'node:crypto'
import { hashOperatorToken } from '@jembatan/platform/operator-key'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { merchants, operatorSessionOwners, operatorSessions, operators } from '@/db/schema'
import { findSession } from './operator-sessions'
import type { Role } from './roles'
import { inScope, type Scope } from './scope'

export type Operator = {
  /** Names the operator in the activity log. */
  id: string
  /** Null: signed in with the console's key, or in a demo. */
  name: string | null
  role: Role
  scope: Scope
}

const hashKey = (key: string) => createHash('sha256').update(key.trim()).digest('hex')

/** Finds the operator whose own key this is. */
export async function findByKey(db: Connection, key: string) {
  const [operator] = await db
    .select()
    .from(operators)
    .where(and(eq(operators.keyHash, hashKey(key)), isNull(operators.removedAt)))

  return operator
}

type Session = { key: string; token: string | undefined; now: Date }

/** The operator of a session. The console's key has every right at every merchant. */
export async function findOperator(db: Database, { key, token, now }: Session): Promise<Operator | undefined> {
  const session = await findSession({ db, now }, { key, token })
  if (session === undefined) return undefined
  const [own] = await db
    .select({ id: operators.id, name: operators.name, role: operators.role, scope: operators.merchantId })
    .from(operatorSessionOwners)
    .innerJoin(operators, eq(operators.id, operatorSessionOwners.operatorId))
    .where(eq(operatorSessionOwners.tokenHash, session))

  return own ?? { id: `session ${session.slice(0, 8)}`, name: null, role: 'admin', scope: null }
}

/** Records whose session it is. */
export const nameSession = (
  db: Connection,
  { key, token, operatorId }: Record<'key' | 'token' | 'operatorId', string>,
) => db.insert(operatorSessionOwners).values({ tokenHash: hashOperatorToken({ key, token }), operatorId })

export const listOperators = (db: Connection, scope: Scope) =>
  db
    .select({ operator: operators, merchant: merchants.name })
    .from(operators)
    .leftJoin(merchants, eq(merchants.id, operators.merchantId))
    .where(and(isNull(operators.removedAt), inScope(operators.merchantId, scope)))
    .orderBy(asc(operators.name))

type Add = { name: string; role: Role; merchantId: Scope; now: Date }

/** Returns the new operator's key, which only its hash remains of. Undefined for a name in use. */
export async function addOperator(db: Connection, { now, ...operator }: Add): Promise<string | undefined> {
  const key = randomBytes(24).toString('hex')
  const [added] = await db
    .insert(operators)
    .values({ ...operator, keyHash: hashKey(key), createdAt: now })
    .onConflictDoNothing({ target: operators.name })
    .returning({ id: operators.id })

  return added && key
}

type Remove = { id: string; scope: Scope; now: Date }

/** Ends the operator's sessions in the same commit. */
export const removeOperator = (db: Database, { id, scope, now }: Remove) =>
  db.transaction(async (tx) => {
    const [removed] = await tx
      .update(operators)
      .set({ removedAt: now })
      .where(and(eq(operators.id, id), isNull(operators.removedAt), inScope(operators.merchantId, scope)))
      .returning({ id: operators.id })
    if (removed) {
      const own = tx
        .select({ tokenHash: operatorSessionOwners.tokenHash })
        .from(operatorSessionOwners)
        .where(eq(operatorSessionOwners.operatorId, id))
      await tx.delete(operatorSessions).where(inArray(operatorSessions.tokenHash, own))
    }

    return removed !== undefined
  })
