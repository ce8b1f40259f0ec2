import { isSystemName, SYSTEM_NAMES, type SystemName } from '../systems/systems'

/** The last sequence of each audit log that a window has read. */
export type Positions = Partial<Record<SystemName, number>>

/** Encodes positions as `ramai.12_pasar.3`, which a browser returns as Last-Event-ID. */
export function writePositions(positions: Positions): string {
  return SYSTEM_NAMES.flatMap((name) => (positions[name] === undefined ? [] : [`${name}.${positions[name]}`])).join('_')
}

/** Skips invalid positions; their events are sent again. */
export function readPositions(text: string | null): Positions {
  const positions: Positions = {}
  for (const part of (text ?? '').split('_')) {
    const [name, sequence] = part.split('.')
    if (isSystemName(name) && /^\d{1,15}$/.test(sequence ?? '')) positions[name] = Number(sequence)
  }

  return positions
}
