import type { Fact, Knowledge } from '@/server/purchase/what-each-knows'

export const FACTS = ['name', 'address', 'order'] as const satisfies Fact[]

/** The facts of a purchase that a system may hold. */
export const MAY_HOLD: Record<Knowledge['system'], Fact[]> = {
  ramai: [],
  pasar: ['name', 'address', 'order'],
  kasir: ['order'],
}
