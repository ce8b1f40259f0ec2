import {
  lineSchema,
  type Sides,
  type StepHistory,
  statusSchema,
  stepHistorySchema,
} from '@jembatan/migration-bundle/step-results'
import type { StepRun } from '@jembatan/migration-bundle/steps'
import { z } from 'zod'
import { type Control, callControl } from '../controls/controls'
import { readJsonLines } from '../json-lines'

/** The counts of both sides at one demo time. */
export type Look = { at: string; sides: Sides }

export type MigrationStatus = Omit<StepHistory, 'looks'> & {
  looks: Look[]
  /** When the migration was purged. */
  purgedAt: string | null
}

const sidesSchema = z.object(statusSchema)

/** Pasar's side after a purge: no migration, and records of the previous one. */
const PURGED: Sides['pasar'] = {
  phase: 'none',
  bundles: { migration: 'purged', count: 0, rows: 0, half: null },
  tables: [],
  consented: 0,
}

/** Returns whether Pasar's data is from an earlier migration. */
export const isOfBefore = ({ 'old-shop': { export: exported }, pasar }: Sides) =>
  pasar.bundles.migration !== null && pasar.bundles.migration !== exported.migration

/** Returns whether a migration has ended here, even if another has started. */
export const wasPurged = ({ looks, purgedAt }: Pick<MigrationStatus, 'looks' | 'purgedAt'>) =>
  purgedAt !== null || looks.at(-1)?.sides.pasar.bundles.migration === PURGED.bundles.migration

/** Removes the rows of an earlier migration. */
function ofThisMigration(sides: Sides): Sides {
  if (!isOfBefore(sides)) return sides
  const { migration } = sides.pasar.bundles

  return { ...sides, pasar: { ...PURGED, bundles: { ...PURGED.bundles, migration } } }
}

/** Null for a look of another build or during a purge. */
function readLook({ at, sides }: StepHistory['looks'][number]): Look | { purgedAt: string } | null {
  const { data } = sidesSchema.safeParse(sides)
  if (!data) return null
  const { 'old-shop': oldShop, pasar } = data
  if (oldShop.phase === 'purged') return pasar.phase === 'purged' ? { purgedAt: at } : null

  return { at, sides: ofThisMigration({ 'old-shop': oldShop, pasar: pasar.phase === 'purged' ? PURGED : pasar }) }
}

/** @throws {TypeError} if dev control does not answer. */
export async function readStatus(devControl: Control): Promise<MigrationStatus> {
  const response = await callControl(devControl, { path: '/migration' })
  const status = stepHistorySchema.parse(await response.json())
  const looks = status.looks.map(readLook).filter((look) => look !== null)
  const last = looks.at(-1)

  return {
    ...status,
    looks: looks.filter((look) => 'sides' in look),
    purgedAt: last && 'purgedAt' in last ? last.purgedAt : null,
  }
}

export class RunRefused extends Error {
  constructor(readonly code: 'already_running' | 'refused') {
    super(`Dev control refused with ${code}.`)
  }
}

/**
 * Has dev control run one step, and yields each line as it comes; the last says how it ended.
 * @throws {RunRefused} where it cannot begin.
 */
export async function* runCommand(devControl: Control, { name, options }: StepRun, at?: string) {
  const { ok, status, body } = await callControl(devControl, {
    path: `/migration/${name}`,
    method: 'POST',
    body: { ...options, ...(at && { at }) },
    timeoutMs: null,
  })
  if (!ok || !body) throw new RunRefused(status === 409 ? 'already_running' : 'refused')
  for await (const value of readJsonLines(body)) yield lineSchema.parse(value)
}

/** Kills the running command with `kill -9`. */
export const killCommand = (devControl: Control) => callControl(devControl, { path: '/migration/kill', method: 'POST' })
