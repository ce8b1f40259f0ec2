import { SAMPLE_ADDRESS } from '../demo/sample-address'
import { isDemoMode } from '../environment'

/** Sample values for the address form; null outside a demo. */
export const sampleAddress = () => (isDemoMode() ? SAMPLE_ADDRESS : null)
