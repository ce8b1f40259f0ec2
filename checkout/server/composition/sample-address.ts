import { SAMPLE_ADDRESS } from '../demo/sample-address'
import { isDemoMode } from '../environment'

/** What fills the address form with a tap; null outside a demo. */
export const sampleAddress = () => (isDemoMode() ? SAMPLE_ADDRESS : null)
