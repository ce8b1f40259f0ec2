import { root } from '../../tools/systems/systems'

// Ramai finds its migrations from the folder that it works in.
const here = process.cwd()
process.chdir(root)
const { default: ramaiCluster } = await import('../../db/test-cluster')
process.chdir(here)

export default ramaiCluster
