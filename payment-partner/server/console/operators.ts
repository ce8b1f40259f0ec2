import { createHash, randomBytes } from 'node:crypto'
import { hashOperatorToken } from '@jembatan/platform/operator-key'
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { type Connection, type Database, inTransaction } from '@/db/connect'
import { merchants, operatorSessionOwners, operatorSessions, operators } from '@/db/schema'
import { type DemoOperator, everyDemoOperator } from './input'
import { endAllSessions, findSession } from './operator-sessions'
import type { Role } from './rights'
import { inScope, type Scope } from './scope'

export type Operator = {
  /** Names the operator in the activity log. */
  id: string
  /** The same in all sessions of a person. Null: signed in with the console's key, which is no person. */
  name: string | null
  role: Role
  scope: Scope
  /** Whether anybody may be this operator: a demo's, signed in to without a key. */
  isVisitor: boolean
}

const newKey = () => randomBytes(24).toString('hex')

const hashKey = (key: string) => createHash('sha256').update(key.trim()).digest('hex')

/** Finds the operator whose own key this is, who is not removed before the caller's transaction ends. */
export async function findByKey(db: Connection, key: string) {
  const [operator] = await db
    .select()
    .from(operators)
    .where(and(eq(operators.keyHash, hashKey(key)), isNull(operators.removedAt)))
    .for('share')

  return operator
}

type Session = { key: string; token: string | undefined; now: Date }

/** The operator of a session. The console's key has every right at every merchant. */
export async function findOperator(db: Database, { key, token, now }: Session): Promise<Operator | undefined> {
  const session = await findSession({ db, now }, { key, token })
  if (session === undefined) return undefined
  // One statement: a session that ends meanwhile must not lose its owner, and become the console key's.
  const [row] = await db
    .select({ own: operators })
    .from(operatorSessions)
    .leftJoin(operatorSessionOwners, eq(operatorSessionOwners.tokenHash, operatorSessions.tokenHash))
    .leftJoin(operators, eq(operators.id, operatorSessionOwners.operatorId))
    .where(eq(operatorSessions.tokenHash, session))
  if (!row) return undefined
  if (!row.own)
    return { id: `session ${session.slice(0, 8)}`, name: null, role: 'admin', scope: null, isVisitor: false }
  const { id, name, role, merchantId, removedAt } = row.own

  return removedAt ? undefined : { id, name, role, scope: merchantId, isVisitor: isOfDemo(name) }
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

/**
 * Returns the new operator's key, which only its hash remains of. Undefined for a name in use, or
 * of a demo's operator.
 */
export async function addOperator(db: Connection, { now, ...operator }: Add): Promise<string | undefined> {
  if (isOfDemo(operator.name)) return undefined
  const key = newKey()
  const [added] = await db
    .insert(operators)
    .values({ ...operator, keyHash: hashKey(key), createdAt: now })
    .onConflictDoNothing({ target: operators.name })
    .returning({ id: operators.id })

  return added && key
}

const isOfDemo = (name: string) => everyDemoOperator.some((one) => one === name)

type Demo = { name: DemoOperator; now: Date }

/** The operator whom visitors of a demo share: with every right, and without a key. Returns the id. */
export async function ensureDemoOperator(tx: Connection, { name, now }: Demo): Promise<string> {
  const anew = { role: 'admin', merchantId: null, removedAt: null, keyHash: hashKey(newKey()) } as const
  const [operator] = await tx
    .insert(operators)
    .values({ name, ...anew, createdAt: now })
    .onConflictDoUpdate({ target: operators.name, set: anew })
    .returning({ id: operators.id })
  if (!operator) throw new Error('PostgreSQL returned no row for an insert.')

  return operator.id
}

/** Ends the sessions of all operators of a merchant, or of everybody. */
export const endSessionsIn = ({ db, now }: { db: Database; now: Date }, scope: Scope) =>
  endAllSessions(
    { db, now },
    scope === null ? undefined : inArray(operatorSessions.tokenHash, sessionsOf(db, eq(operators.merchantId, scope))),
  )

const sessionsOf = (db: Connection, which: SQL) =>
  db
    .select({ tokenHash: operatorSessionOwners.tokenHash })
    .from(operatorSessionOwners)
    .innerJoin(operators, eq(operators.id, operatorSessionOwners.operatorId))
    .where(which)

type Remove = { id: string; scope: Scope; now: Date }

/** Ends the operator's sessions in the same commit. */
export const removeOperator = (db: Connection, { id, scope, now }: Remove) =>
  inTransaction(db, async (tx) => {
    const [removed] = await tx
      .update(operators)
      .set({ removedAt: now })
      .where(and(eq(operators.id, id), isNull(operators.removedAt), inScope(operators.merchantId, scope)))
      .returning({ id: operators.id })
    if (removed)
      await tx.delete(operatorSessions).where(inArray(operatorSessions.tokenHash, sessionsOf(tx, eq(operators.id, id))))

    return removed !== undefined
  })
