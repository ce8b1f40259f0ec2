import { getEnvironment, isDemoMode } from '../environment'

/** What opens the doors of a demo. Undefined where nothing is staged, and then there is no such door. */
export const getDemoKey = (): string | undefined => (isDemoMode() ? getEnvironment().PASAR_DEMO_KEY : undefined)
