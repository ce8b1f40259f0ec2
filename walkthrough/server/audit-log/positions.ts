import { isSystemName, SYSTEM_NAMES, type SystemName } from '../systems/systems'

/** How far a window has read each audit log. */
export type Positions = Partial<Record<SystemName, number>>

/** `ramai.12_pasar.3`: what a browser sends back as Last-Event-ID, one number a system. */
export function writePositions(positions: Positions): string {
  return SYSTEM_NAMES.flatMap((name) => (positions[name] === undefined ? [] : [`${name}.${positions[name]}`])).join('_')
}

/** Skips what is not a position; events are shown again then. */
export function readPositions(text: string | null): Positions {
  const positions: Positions = {}
  for (const part of (text ?? '').split('_')) {
    const [name, sequence] = part.split('.')
    if (isSystemName(name) && /^\d{1,15}$/.test(sequence ?? '')) positions[name] = Number(sequence)
  }

  return positions
}
