import { type Depart, loggingTheViewer, namingTheViewer } from '../demo/departure-breaches'
import { isDemoMode } from '../environment'
import { startHandoff } from '../handoff/start-handoff'

/** Ramai signs without knowing the viewer, so the bystanders are not passed on. */
const production: Depart = (handoff) => startHandoff(handoff)

/** Planted violations wrap the departure, and do nothing until they are switched on. */
const staged = loggingTheViewer(namingTheViewer(production))

/**
 * Returns how a person leaves; a demo adds its planted violations. Evaluated at each call, because
 * tests change the mode.
 */
export const composedDeparture = (): Depart => (isDemoMode() ? staged : production)
